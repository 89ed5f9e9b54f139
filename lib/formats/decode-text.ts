/** A file is no text in an encoding that is read; the message is the reason, ready to be shown. */
export class NotTextError extends Error {}

const UTF16 = { le: [0xff, 0xfe], be: [0xfe, 0xff] } as const;

const startsWith = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);

function encodingOf(head: Uint8Array): "utf-8" | "utf-16le" {
  if (startsWith(head, UTF16.be)) throw new NotTextError("is big-endian UTF-16: save it as UTF-8");
  return startsWith(head, UTF16.le) ? "utf-16le" : "utf-8";
}

/**
 * The text of a file in pieces, without its BOM: UTF-8, or UTF-16 where a BOM says so, which is what PowerShell
 * redirects to. A sequence of UTF-8 that the end of the file cuts is dropped.
 * @throws NotTextError
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let head = new Uint8Array(0);
  try {
    for await (const chunk of bytes) {
      if (decoder) {
        yield decoder.decode(chunk, { stream: true });
        continue;
      }
      head = head.length === 0 ? Uint8Array.from(chunk) : Uint8Array.from([...head, ...chunk]);
      if (head.length < 2) continue;
      decoder = new TextDecoder(encodingOf(head), { fatal: true });
      yield decoder.decode(head, { stream: true });
    }
    if (!decoder) yield new TextDecoder("utf-8", { fatal: true }).decode(head);
  } catch (error) {
    if (error instanceof TypeError && "code" in error && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA")
      throw new NotTextError("is not UTF-8 text");
    throw error;
  }
}
