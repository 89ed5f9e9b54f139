/** Bytes in pieces, from the start. `skip`, where there is one, leaves out what comes next without reading it. */
export type ByteSource = {
  /** The next piece, null at the end. */
  next: () => Promise<Uint8Array | null>;
  skip?: (bytes: number) => void;
};

/** A file is no protobuf message of the kind that was asked for; the message is the reason, ready to be shown. */
export class ProtobufError extends Error {}

export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** A field's header; `value` is the number of a varint, or how many bytes a field of bytes has. */
export type Field = { number: number; wire: number; value: number };

/** Longest varint of protobuf: 64 bits, seven a byte. */
const VARINT_BYTES = 10;
const EMPTY = new Uint8Array(0);

/**
 * Reads the wire format of protocol buffers (protobuf.dev, "Encoding") field by field. Holds one piece of the source;
 * what is skipped is never copied. Every method throws ProtobufError where the bytes end early or make no sense.
 */
export class ProtobufReader {
  /** Offset of the next byte in the file. */
  position = 0;
  readonly #source: ByteSource;
  #piece: Uint8Array = EMPTY;
  #at = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  async #fill(): Promise<boolean> {
    while (this.#at >= this.#piece.byteLength) {
      const piece = await this.#source.next();
      if (piece === null) return false;
      this.#piece = piece;
      this.#at = 0;
    }
    return true;
  }

  #cut(): ProtobufError {
    return new ProtobufError(`is cut short: it ends at byte ${this.position}, inside a field`);
  }

  async #varint(): Promise<number> {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < VARINT_BYTES; count += 1) {
      if (this.#at >= this.#piece.byteLength && !(await this.#fill())) throw this.#cut();
      const byte = this.#piece[this.#at] ?? 0;
      this.#at += 1;
      this.position += 1;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    throw new ProtobufError(`is no protobuf: a number at byte ${this.position} has no end`);
  }

  /**
   * The header of the next field, null when the message has ended.
   * @param end offset behind the message; Infinity for the file itself, which ends where its bytes do
   */
  async field(end: number): Promise<Field | null> {
    if (this.position >= end) return null;
    if (end === Number.POSITIVE_INFINITY && !(await this.#fill())) return null;
    const start = this.position;
    const key = await this.#varint();
    const number = Math.floor(key / 8);
    const wire = key % 8;
    if (number < 1 || number > 0x1fffffff || !(Object.values(WIRE) as number[]).includes(wire))
      throw new ProtobufError(`is no protobuf: there is no field at byte ${start}`);
    if (wire === WIRE.fixed64 || wire === WIRE.fixed32) return { number, wire, value: wire === WIRE.fixed64 ? 8 : 4 };
    const value = await this.#varint();
    if (wire === WIRE.bytes && this.position + value > end)
      throw new ProtobufError(`is no protobuf: the field at byte ${start} is longer than what holds it`);
    return { number, wire, value };
  }

  /** Leaves out the value of a field. */
  async pass({ wire, value }: Field): Promise<void> {
    if (wire !== WIRE.varint) await this.skip(value);
  }

  async skip(bytes: number): Promise<void> {
    let left = bytes;
    const here = Math.min(left, this.#piece.byteLength - this.#at);
    this.#at += here;
    this.position += here;
    left -= here;
    if (left > 0 && this.#source.skip) {
      this.#source.skip(left);
      this.position += left;
      return;
    }
    while (left > 0) {
      if (!(await this.#fill())) throw this.#cut();
      const part = Math.min(left, this.#piece.byteLength - this.#at);
      this.#at += part;
      this.position += part;
      left -= part;
    }
  }

  /** The bytes of a field, copied. */
  async bytes(length: number): Promise<Uint8Array> {
    const found = new Uint8Array(length);
    for (let have = 0; have < length; ) {
      if (this.#at >= this.#piece.byteLength && !(await this.#fill())) throw this.#cut();
      const part = this.#piece.subarray(this.#at, this.#at + length - have);
      found.set(part, have);
      have += part.byteLength;
      this.#at += part.byteLength;
      this.position += part.byteLength;
    }
    return found;
  }
}

/** Pieces of a stream, read in order. */
export function streamSource(pieces: AsyncIterable<Uint8Array>): ByteSource & { close: () => Promise<void> } {
  const iterator = pieces[Symbol.asyncIterator]();
  return {
    next: async () => {
      const piece = await iterator.next();
      return piece.done ? null : piece.value;
    },
    close: async () => void (await iterator.return?.()),
  };
}

/** What a browser's file offers of its bytes. */
export type Sliceable = {
  size: number;
  slice: (start: number, end: number) => { arrayBuffer: () => Promise<ArrayBuffer> };
};

/** Bytes of a slice. */
const SLICE = 1024 * 1024;

/** A browser's file, of which skipped bytes are never read. */
export function sliceSource(file: Sliceable): ByteSource {
  let at = 0;
  return {
    next: async () => {
      // Skipped beyond the end: the reader must not take that for a whole field.
      if (at > file.size)
        throw new ProtobufError(`is cut short: it has ${file.size} bytes, and a field goes on behind`);
      if (at === file.size) return null;
      const end = Math.min(file.size, at + SLICE);
      const piece = new Uint8Array(await file.slice(at, end).arrayBuffer());
      at = end;
      return piece;
    },
    skip: (bytes) => {
      at += bytes;
    },
  };
}
