import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCsv } from "@/lib/contract/csv";

/** Reads RFC 4180 to the letter: quoted fields may hold anything, lines end in CRLF. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = [];
  let fields: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new Error(`not RFC 4180 at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === ",") continue;
    lines.push(fields);
    fields = [];
  }
  return lines;
}

describe("CSV", () => {
  it.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    '=HYPERLINK("http://x")',
    "=cmd|' /C calc'!A0",
  ])("keeps %j from being run as a formula", (text) => {
    const [, line] = parseCsv(toCsv(["a"], [[text]]));
    expect(line).toEqual([`'${text}`]);
  });

  it("leaves numbers numbers and nothing empty", () => {
    expect(toCsv(["a", "b", "c", "d"], [[-0.5, true, null, undefined]])).toBe("a,b,c,d\r\n-0.5,true,,\r\n");
  });

  it("guards names of columns too, which come from outside in a catalogue", () => {
    expect(toCsv(["=a"], [])).toBe("'=a\r\n");
  });

  it("comes back as it was, whatever the text", () => {
    const text = fc.string({ unit: "grapheme" }).filter((value) => !/^[=+\-@\t\r]/.test(value));
    const rows = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, (lines) => {
        const filled = lines.map(([a, b]) => [`x${a}`, `"${b}\n,`]);
        expect(parseCsv(toCsv(["a", "b"], filled)).slice(1)).toEqual(filled);
      }),
    );
  });
});
