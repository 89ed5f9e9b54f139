import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { ImportFile } from "@/lib/formats/import-file";

/** More came out of a compressed file than may. */
export class InflatedTooLargeError extends Error {}

/**
 * A file whose name ends in `.gz`, as the file in it; any other as it is. Reading what is cut or no gzip throws, as does
 * inflating more than `maxBytes`.
 */
export function inflateFile(file: ImportFile, maxBytes: number): ImportFile {
  if (!/.\.gz$/i.test(file.path)) return file;
  async function* open(): AsyncGenerator<Uint8Array> {
    const source = Readable.from(file.open());
    const gunzip = createGunzip();
    source.on("error", (error) => gunzip.destroy(error));
    let size = 0;
    try {
      for await (const chunk of source.pipe(gunzip) as AsyncIterable<Uint8Array>) {
        size += chunk.byteLength;
        if (size > maxBytes) throw new InflatedTooLargeError(`holds more than ${maxBytes} bytes after decompression`);
        yield chunk;
      }
    } finally {
      source.destroy();
      gunzip.destroy();
    }
  }
  return { path: file.path.slice(0, -3), size: null, open };
}
