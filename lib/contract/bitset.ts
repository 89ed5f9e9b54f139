/** Correctness per sample: bit i is in byte i >> 3, most significant bit first, as numpy.packbits writes it. */

/** Bytes that `samples` bits take. */
export function bitsetBytes(samples: number): number {
  return Math.ceil(samples / 8);
}

/** Number of set bits. */
export function countBits(bytes: Uint8Array): number {
  let total = 0;
  for (const byte of bytes) {
    let rest = byte;
    while (rest !== 0) {
      rest &= rest - 1;
      total += 1;
    }
  }
  return total;
}

/** True when every bit after the first `samples` is zero. */
export function paddingIsZero(bytes: Uint8Array, samples: number): boolean {
  const used = samples % 8;
  if (used === 0) return true;
  const last = bytes.at(-1) ?? 0;
  return (last & (0xff >> used)) === 0;
}
