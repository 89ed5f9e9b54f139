import type { ChosenFile } from "./collect-files";

/** A header longer than this is no header. */
const HEAD_BYTES = 64 * 1024;
const SEPARATORS = [",", ";", "\t"] as const;

/** The cells of the first line of a CSV text, with the separator that splits it most often; quotes as in RFC 4180. */
export function headerCells(text: string): string[] {
  const line = firstLine(text.replace(/^\uFEFF/, ""));
  const [best = []] = SEPARATORS.map((separator) => split(line, separator)).sort((a, b) => b.length - a.length);
  return [...new Set(best.map((cell) => cell.trim()).filter(Boolean))];
}

function firstLine(text: string): string {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    if (!quoted && (text[at] === "\n" || text[at] === "\r")) return text.slice(0, at);
  }
  return text;
}

function split(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    if (character === separator && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += character;
  }
  return [...cells, cell].map((one) => /^\s*"(.*)"\s*$/s.exec(one)?.[1]?.replaceAll('""', '"') ?? one);
}

/** The columns that the CSV and TSV files among these name in their first lines, each once, in order. */
export async function columnsOf(files: readonly ChosenFile[]): Promise<string[]> {
  const tables = files.filter(({ path }) => /\.(csv|tsv)$/i.test(path));
  const columns = new Set<string>();
  for (const { file } of tables) {
    // A file that went away since is told of when it is sent.
    const head = await file
      .slice(0, HEAD_BYTES)
      .text()
      .catch(() => "");
    for (const column of headerCells(head)) columns.add(column);
  }
  return [...columns];
}
