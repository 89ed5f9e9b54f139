/** Text in drawings, whose width nobody measures: it is estimated, and cut where it has no room. */

/** Share of the font size that a character takes: Latin on average, and one of a full square (Chinese). */
const LATIN = 0.56;
const FULL = 1;
const isFull = (character: string) =>
  /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/u.test(character);

/** Width in pixels, on the large side. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += (isFull(character) ? FULL : LATIN) * size;
  return width;
}

/** As much of a text as fits, with an ellipsis where it was cut. */
export function clipText(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  let kept = "";
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size) > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** A text in lines no wider than the room, broken between words or full characters. */
export function wrapText(text: string, size: number, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? []) {
    if (line !== "" && textWidth((line + piece).trimEnd(), size) > room) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}
