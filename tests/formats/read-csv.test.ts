import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toCsv } from "@/lib/contract/csv";
import { numberReader, readCount } from "@/lib/formats/csv/number";
import { type CsvEvent, MAX_ROW_BYTES, readCsv } from "@/lib/formats/csv/read-csv";
import { fileOf } from "@/tests/formats/supplement-items";

async function eventsOf(content: string | Uint8Array, chunk = 7): Promise<CsvEvent[]> {
  const events: CsvEvent[] = [];
  for await (const event of readCsv(fileOf(content, "a.csv", chunk))) events.push(event);
  return events;
}

const rowsOf = (events: readonly CsvEvent[]) =>
  events.flatMap((event) => (event.kind === "row" ? [[event.line, ...event.cells]] : []));
const lastOf = (events: readonly CsvEvent[]) => events.at(-1);

describe("readCsv", () => {
  test.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])("reads %s, in chunks of any size, and counts lines", async (_, end) => {
    const text = ["a,b", "1,2", "", '"x y",3', " 4 ,"].join(end) + end;
    for (const chunk of [1, 2, 3, 1_000]) {
      const events = await eventsOf(text, chunk);
      expect(events[0]).toEqual({ kind: "header", line: 1, names: ["a", "b"], delimiter: "," });
      expect(rowsOf(events)).toEqual([
        [2, "1", "2"],
        [4, "x y", "3"],
        [5, "4", ""],
      ]);
    }
  });

  test("a row with line ends in quotes begins on its first line, and the next one after its last", async () => {
    expect(rowsOf(await eventsOf('a,b\n"1\n2\r\n3",4\n5,6\n'))).toEqual([
      [2, "1\n2\r\n3", "4"],
      [5, "5", "6"],
    ]);
  });

  test.each([
    ["a;b,c;d\n1;2;3\n", ";"],
    ["a\tb\n1\t2\n", "\t"],
    ['"a;b;c;d",e\n1,2\n', ","],
    ["a\n1\n", ","],
    ["\n\na;b\n1;2\n", ";"],
  ])("tells the delimiter of %j from the header", async (text, delimiter) => {
    expect((await eventsOf(text))[0]).toMatchObject({ kind: "header", delimiter });
  });

  test("the last row says when no line end follows it", async () => {
    const open = async (text: string) => (await eventsOf(text)).map((event) => event.kind === "row" && event.open);
    expect(await open("a,b\n1,2\n3,4")).toEqual([false, false, true]);
    expect(await open("a,b\n1,2\n3,4\n")).toEqual([false, false, false]);
    expect(await open('a,b\r1,2\r3,"4"\r')).toEqual([false, false, false]);
  });

  test("a BOM is no part of the first name", async () => {
    expect((await eventsOf("\ufeffa,b\n1,2\n", 1))[0]).toMatchObject({ names: ["a", "b"] });
  });

  test("a row of another width is told by its line, and the next ones follow", async () => {
    const events = await eventsOf("a,b\n1\n1,2,3\n4,5\n");
    expect(events.slice(1)).toEqual([
      { kind: "ragged", line: 2, reason: "has 1 cells, the header has 2" },
      { kind: "ragged", line: 3, reason: "has 3 cells, the header has 2" },
      { kind: "row", line: 4, cells: ["4", "5"], open: false },
    ]);
  });

  test.each([
    ["", { line: null, reason: "is empty" }],
    ["\n\n", { line: null, reason: "is empty" }],
    ['a,b\n1,2\n3,"4\n5,6\n', { line: 3, reason: "a quote that is opened in this row is never closed" }],
    ["a,a\n1,2\n", { line: 1, reason: 'has two columns named "a"; rename one' }],
    ["a,\0b\n1,2\n", { line: null, reason: "holds NUL bytes: it is no text file" }],
    [`${"a,".repeat(1_001)}b\n`, { line: 1, reason: "has 1002 columns, at most 1000 are read" }],
  ])("says why %# cannot be read", async (text, broken) => {
    expect(lastOf(await eventsOf(text, 1_000))).toEqual({ kind: "broken", ...broken });
  });

  test("bytes that are no UTF-8 are told, UTF-16 by name", async () => {
    expect(lastOf(await eventsOf(Buffer.from("a,b\n1,\xe4\n", "latin1")))).toMatchObject({
      reason: "is not UTF-8 text; save it as CSV UTF-8",
    });
    expect(lastOf(await eventsOf(Buffer.from("\ufeffa,b\n", "utf16le")))).toMatchObject({
      reason: "is UTF-16, or no text; save it as CSV UTF-8",
    });
  });

  test("a row that is too long ends the file with its line", async () => {
    const events = await eventsOf(`a,b\n1,2\n"${"x".repeat(MAX_ROW_BYTES + 10)}",2\n`, 65_536);
    expect(rowsOf(events)).toEqual([[2, "1", "2"]]);
    expect(lastOf(events)).toMatchObject({ kind: "broken", line: 3, reason: expect.stringContaining("longer than") });
  });

  test("an error of the source is told, not thrown, and the source is closed when the reader stops early", async () => {
    const failing = {
      path: "a.csv",
      size: null,
      open: async function* () {
        yield Buffer.from("a,b\n1,2\n");
        throw Object.assign(new Error("disk"), { code: "EIO" });
      },
    };
    const events: CsvEvent[] = [];
    for await (const event of readCsv(failing)) events.push(event);
    expect(lastOf(events)).toMatchObject({ kind: "broken", reason: "cannot be read (EIO)" });

    let closed = false;
    const endless = {
      path: "a.csv",
      size: null,
      open: async function* () {
        try {
          yield Buffer.from("a,b\n");
          for (;;) yield Buffer.from("1,2\n");
        } finally {
          closed = true;
        }
      },
    };
    for await (const event of readCsv(endless)) if (event.kind === "row") break;
    await expect.poll(() => closed).toBe(true);
  });

  test("what a CSV writer wrote comes back, whatever the cells hold", async () => {
    // Cells are trimmed, NUL is no text, and a leading formula sign gets a quote from the writer.
    const cell = fc
      .string({ unit: fc.constantFrom("a", "é", ",", ";", '"', "\n", "\r", "1", " ", "\t") })
      .map((text) => `x${text}x`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (rows) => {
        const events = await eventsOf(toCsv(["one", "two"], rows), 5);
        expect(rowsOf(events).map(([, ...cells]) => cells)).toEqual(rows);
      }),
      { numRuns: 100 },
    );
  });
});

describe("numbers", () => {
  test.each([
    [",", "71.9", 71.9],
    [",", "-1e-3", -0.001],
    [",", ".5", 0.5],
    [";", "71,9", 71.9],
    [";", "71.9", 71.9],
    [";", "1,5e2", 150],
  ] as const)("with the delimiter %j, %j is read", (delimiter, text, value) => {
    expect(numberReader(delimiter)(text)).toBe(value);
  });

  test.each([
    [",", "71,9"],
    ["\t", "71,9"],
    [";", "1.234,5"],
    [";", "1,234,5"],
    [",", "71.9%"],
    [",", "NaN"],
    [",", "Infinity"],
    [",", "1e999"],
    [",", "0x10"],
    [",", "1 000"],
  ] as const)("with the delimiter %j, %j is refused", (delimiter, text) => {
    expect(numberReader(delimiter)(text)).toEqual(expect.any(String));
  });

  test("a file has decimal commas or decimal points, never both", () => {
    const read = numberReader(";");
    expect([read("5"), read("71,9"), read("3")]).toEqual([5, 71.9, 3]);
    expect(read("1.234")).toBe("1.234 has a decimal point in a file with decimal commas");
  });

  test("counts are whole; 1000.0 is one, 1.000 is not", () => {
    expect([readCount("1000"), readCount("1000.0")]).toEqual([1000, 1000]);
    for (const text of ["1.000", "-1", "1e3", "10.5", "1,000", "99999999999999999"])
      expect(readCount(text)).toEqual(expect.any(String));
  });
});
