import type { ImportFile } from "@/lib/formats/import-file";

/** Why a file's bytes cannot be had, in words that follow its name. */
export function explainReadError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "does not exist";
  if (code === "EACCES" || code === "EPERM") return "may not be read: permission denied";
  if (code?.startsWith("Z_")) return `is not whole gzip (${message})`;
  return code ? `cannot be read (${code})` : (message ?? String(error));
}

/**
 * A whole file as text, for formats that cannot be read in parts; a BOM is dropped.
 * @param maxBytes a larger file is a problem, and is not held in memory
 * @returns the reason when it cannot be had: too large, unreadable, not UTF-8
 */
export async function readText(file: ImportFile, maxBytes: number): Promise<{ text: string } | { reason: string }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of file.open()) {
      size += chunk.byteLength;
      if (size > maxBytes) return { reason: `is larger than ${maxBytes} bytes` };
      chunks.push(chunk);
    }
  } catch (error) {
    return { reason: explainReadError(error) };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks)) };
  } catch {
    return { reason: "is not UTF-8 text" };
  }
}
