import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { PassThrough, Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import busboy from "busboy";
import { z } from "zod";
import { LIMITS } from "@/lib/contract/limits";
import { ServiceError } from "@/lib/contract/problem";
import type { ImportFile } from "@/lib/formats/import-file";

export type Received = {
  files: ImportFile[];
  /** Of the form's field `mapping` (docs/formats.md, CSV). */
  mapping?: Record<string, unknown>;
};

type Upload = { headers: Headers; body: ReadableStream<Uint8Array> | null; signal: AbortSignal };

/** What its values mean is the CSV importer's to say. */
const MAPPING = z.record(z.string(), z.unknown());
const MAPPING_BYTES = 256 * 1024;
const NOT_IN_A_PATH = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

function unreadable(location: string, message: string, fix: string): ServiceError {
  return new ServiceError("invalid-body", "The upload cannot be read.", [{ location, message, fix }]);
}

function tooLarge(message: string): ServiceError {
  const fix = "send fewer files at a time, or read them in place with npm run import";
  return new ServiceError("too-large", `The upload has ${message}.`, [{ location: "body", message, fix }]);
}

/**
 * The path that a client gave a file, as the name it is reported under; on disk a file never has it. Refused are paths
 * that lead out of what was uploaded.
 */
export function uploadedPath(name: string): string {
  const shown = JSON.stringify(name.slice(0, 80));
  const fix = "send the path below the folder that is uploaded, with / between folders";
  const clean = name.replaceAll("\\", "/").replace(/^\.\//, "");
  if (clean === "" || clean.length > LIMITS.importPath)
    throw unreadable(shown, `a file's path has 1 to ${LIMITS.importPath} characters`, fix);
  if (NOT_IN_A_PATH.test(clean)) throw unreadable(shown, "a file's path has control characters", fix);
  if (/^[A-Za-z]:/.test(clean) || clean.split("/").some((part) => ["", ".", ".."].includes(part)))
    throw unreadable(shown, "a file's path leads out of the upload", fix);
  return clean;
}

function limited(limit: number, what: string) {
  return async function* pass(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let total = 0;
    for await (const chunk of source) {
      total += chunk.byteLength;
      if (total > limit) throw tooLarge(`more than ${limit} bytes ${what}`);
      yield chunk;
    }
  };
}

/** Sends the body into a stream, inflated when it came as gzip, within the limits of an import. */
async function pour({ headers, body, signal }: Upload, into: Writable): Promise<void> {
  const coding = headers.get("content-encoding")?.trim().toLowerCase() || "identity";
  if (!["identity", "gzip", "x-gzip"].includes(coding))
    throw new ServiceError("unsupported-media-type", `Content-Encoding ${coding} is not supported.`, [
      { location: "Content-Encoding", message: `unknown coding ${coding}`, fix: "send gzip or none" },
    ]);
  if (Number(headers.get("content-length")) > LIMITS.importBytes)
    throw tooLarge(`more than ${LIMITS.importBytes} bytes as sent`);
  if (!body) throw unreadable("body", "is empty", "send at least one file");
  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  const inflate = coding === "identity" ? new PassThrough() : createGunzip();
  const sent = limited(LIMITS.importBytes, "as sent");
  const decoded = limited(LIMITS.importDecodedBytes, "after decompression");
  await pipeline(source, sent, inflate, decoded, into, { signal });
}

/** A file of the upload under a number of our own in the folder. */
function placeFor(folder: string, index: number): string {
  return path.join(folder, String(index));
}

const received = (name: string, full: string, size: number): ImportFile => ({
  path: name,
  size,
  open: () => createReadStream(full),
});

function parseMapping(text: string, truncated: boolean): Record<string, unknown> {
  const fix = "send a JSON object: documented column to column of the file (docs/formats.md)";
  try {
    if (!truncated) return MAPPING.parse(JSON.parse(text));
  } catch {
    // Told below: which of its characters was wrong helps less than the shape.
  }
  throw unreadable("mapping", truncated ? `has more than ${MAPPING_BYTES} bytes` : "is no mapping", fix);
}

function openForm(headers: Headers): busboy.Busboy {
  try {
    return busboy({
      headers: { "content-type": headers.get("content-type") ?? "" },
      preservePath: true,
      defParamCharset: "utf8",
      limits: { files: LIMITS.importFiles, fields: 1, fieldSize: MAPPING_BYTES, headerPairs: 100 },
    });
  } catch (error) {
    throw unreadable("Content-Type", (error as Error).message, "send multipart/form-data with its boundary");
  }
}

async function receiveForm(upload: Upload, folder: string): Promise<Received> {
  const form = openForm(upload.headers);
  const files = new Map<string, ImportFile>();
  const writes: Promise<void>[] = [];
  const stop = new AbortController();
  let failure: Error | null = null;
  const found: Received = { files: [] };
  const guard = (work: () => void) => {
    try {
      work();
    } catch (error) {
      form.destroy(error as Error);
    }
  };
  form.on("file", (_, stream, { filename }) => {
    // A stream that is destroyed with the form says so; the form's error is the one that counts.
    stream.on("error", () => {});
    guard(() => {
      const name = uploadedPath(filename ?? "");
      if (files.has(name)) throw unreadable(JSON.stringify(name), "was sent twice", "give each file a path of its own");
      const full = placeFor(folder, files.size);
      files.set(name, received(name, full, 0));
      const target = createWriteStream(full);
      const write = pipeline(stream, target, { signal: stop.signal }).then(
        () => void files.set(name, received(name, full, target.bytesWritten)),
        (error: Error) => {
          failure ??= error;
          form.destroy(error);
        },
      );
      writes.push(write);
    });
  });
  form.on("field", (name, text, { valueTruncated }) => {
    guard(() => {
      if (name !== "mapping")
        throw unreadable(JSON.stringify(name.slice(0, 80)), "is no field of an import", "send mapping, or files");
      found.mapping = parseMapping(text, valueTruncated);
    });
  });
  form.on("filesLimit", () => form.destroy(tooLarge(`more than ${LIMITS.importFiles} files`)));
  try {
    await pour(upload, form);
  } catch (error) {
    // A form that is destroyed may still have handed out files that will never end.
    stop.abort();
    throw error;
  } finally {
    await Promise.all(writes);
  }
  // The last file's: the form had ended by then.
  if (failure) throw failure;
  if (files.size === 0) throw unreadable("body", "holds no file", "send at least one part with a file name");
  return { ...found, files: [...files.values()] };
}

async function receiveOne(upload: Upload, name: string | null, folder: string): Promise<Received> {
  if (name === null)
    throw new ServiceError("invalid-query", "A file sent on its own needs a name.", [
      { location: "name", message: "is missing", fix: "send ?name=results.csv, or multipart/form-data" },
    ]);
  const clean = uploadedPath(name);
  const target = createWriteStream(placeFor(folder, 0));
  await pour(upload, target);
  return { files: [received(clean, placeFor(folder, 0), target.bytesWritten)] };
}

/**
 * Takes the files of a request into a folder, never all into memory: the parts of a form, or the body as one file.
 * Throws `invalid-body`, `invalid-query`, `too-large` or `unsupported-media-type`.
 * @param name of a file that is sent on its own
 */
export async function receiveFiles(upload: Upload, name: string | null, folder: string): Promise<Received> {
  const type = upload.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  try {
    return type === "multipart/form-data" ? await receiveForm(upload, folder) : await receiveOne(upload, name, folder);
  } catch (error) {
    if (error instanceof ServiceError || upload.signal.aborted) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    // Our own disk, not the client's bytes.
    if (code !== undefined && /^E[A-Z]+$/.test(code) && code !== "ECONNRESET") throw error;
    throw unreadable("body", message, "send it whole, with Content-Encoding: gzip only when it is compressed");
  }
}
