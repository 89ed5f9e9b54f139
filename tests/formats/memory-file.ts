import type { ImportFile } from "@/lib/formats/import-file";

/** A file in memory, read in pieces of a few bytes when asked, so that no piece ends where a line does. */
export function memoryFile(path: string, content: string | Uint8Array, pieceBytes = 64 * 1024): ImportFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  return { path, size: bytes.length, open };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
