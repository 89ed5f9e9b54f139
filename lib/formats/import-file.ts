/** A file to import, wherever it comes from: a folder, an upload, a test. */
export type ImportFile = {
  /** Relative to what was given, with `/` between folders. */
  path: string;
  /** Bytes; null when it is not known before the end. */
  size: number | null;
  /** The bytes from the start, each time anew. */
  open: () => AsyncIterable<Uint8Array>;
};
