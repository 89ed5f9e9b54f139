import type { ImportFile } from "@/lib/formats/import-file";

export type Watched = {
  /** The same files; what is read of them is counted. */
  files: ImportFile[];
  /** Every byte counts as done: nobody will read more. */
  finish: () => void;
};

/**
 * Counts how far a set of files has been read. A file that is read twice counts once.
 * @param onProgress bytes read and bytes of all files, null when a size is not known
 */
export function watchFiles(
  files: readonly ImportFile[],
  onProgress: (done: number, total: number | null) => void,
): Watched {
  const sizes = files.map(({ size }) => size);
  const total = sizes.every((size) => size !== null) ? sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0) : null;
  const furthest = files.map(() => 0);
  let done = 0;
  async function* count(file: ImportFile, index: number): AsyncGenerator<Uint8Array> {
    let at = 0;
    for await (const chunk of file.open()) {
      at += chunk.byteLength;
      const step = at - (furthest[index] ?? 0);
      if (step > 0) {
        furthest[index] = at;
        done += step;
        onProgress(done, total);
      }
      yield chunk;
    }
  }
  return {
    files: files.map((file, index) => ({ ...file, open: () => count(file, index) })),
    finish: () => onProgress(total ?? done, total),
  };
}
