/** Characters of a line that are kept. */
const MAX_LINE = 65_536;

export type Line = {
  /** The first is 1. */
  number: number;
  /** Without its line end; at most `MAX_LINE` characters. */
  text: string;
  /** False for a last line without a line end: the file may have been cut in it. */
  ended: boolean;
};

/** Lines of a text that comes in pieces, ended by LF or CRLF. The last may have no end. */
export async function* splitLines(pieces: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 1;
  let open = "";
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf("\n"); end >= 0; end = piece.indexOf("\n", start)) {
      yield { number, text: trimEnd(join(open, piece.slice(start, end))), ended: true };
      number += 1;
      open = "";
      start = end + 1;
    }
    open = join(open, piece.slice(start));
  }
  if (open !== "") yield { number, text: trimEnd(open), ended: false };
}

const join = (open: string, more: string) => (open.length >= MAX_LINE ? open : (open + more).slice(0, MAX_LINE));
const trimEnd = (text: string) => (text.endsWith("\r") ? text.slice(0, -1) : text);
