/** Text in drawings, whose width nobody measures: it is estimated, and broken where it has no room. */

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

/** A piece in parts that have room: one that nothing breaks is broken anywhere. */
function partsOf(piece: string, size: number, room: number): string[] {
  if (textWidth(piece.trimEnd(), size) <= room) return [piece];
  const parts: string[] = [];
  let part = "";
  for (const character of piece) {
    if (part !== "" && textWidth(part + character, size) > room) {
      parts.push(part);
      part = character;
    } else part += character;
  }
  return part === "" ? parts : [...parts, part];
}

/** A text in lines no wider than the room, broken between words or full characters, and within a word that has none. */
export function wrapText(text: string, size: number, room: number): string[] {
  const lines: string[] = [];
  let line = "";
  const pieces = text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/gu) ?? [];
  for (const piece of pieces.flatMap((one) => partsOf(one, size, room))) {
    if (line !== "" && textWidth((line + piece).trimEnd(), size) > room) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line.trim() === "" ? lines : [...lines, line.trimEnd()];
}
