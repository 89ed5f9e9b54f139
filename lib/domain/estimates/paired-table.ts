import { requireCount } from "./require-counts";

/** Samples by what became of them: `worse` were right before and are wrong after (b), `better` the reverse (c). */
export type PairedTable = { both: number; worse: number; better: number; neither: number };

/** The same without telling how many of the others were right. */
export type Discordant = { worse: number; better: number; n: number };

/** @throws RangeError unless both counts are whole and together at most n >= 1 */
export function requireDiscordant({ worse, better, n }: Discordant): void {
  requireCount("n", n, 1);
  requireCount("worse", worse);
  requireCount("better", better);
  if (worse + better > n) throw new RangeError(`worse + better must be at most n = ${n}, not ${worse + better}`);
}

export function discordantOf({ both, worse, better, neither }: PairedTable): Discordant {
  return { worse, better, n: both + worse + better + neither };
}

/** Ones of every byte. */
const ONES = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let rest = byte; rest !== 0; rest &= rest - 1) count += 1;
  return count;
});

const ones = (byte: number) => ONES[byte & 0xff] as number;

/**
 * Compares two bitsets of the same sample list, most significant bit first; bits after the n-th are not looked at.
 * @throws RangeError when either set is shorter than n bits
 */
export function pairedTable(before: Uint8Array, after: Uint8Array, n: number): PairedTable {
  requireCount("n", n, 1);
  const bytes = Math.ceil(n / 8);
  if (before.length < bytes || after.length < bytes) {
    throw new RangeError(`${n} samples need ${bytes} bytes, not ${before.length} and ${after.length}`);
  }
  let both = 0;
  let worse = 0;
  let better = 0;
  for (let at = 0; at < bytes; at += 1) {
    const spare = at === bytes - 1 ? bytes * 8 - n : 0;
    const mask = (0xff << spare) & 0xff;
    const a = (before[at] as number) & mask;
    const b = (after[at] as number) & mask;
    both += ones(a & b);
    worse += ones(a & ~b);
    better += ones(b & ~a);
  }
  return { both, worse, better, neither: n - both - worse - better };
}
