import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { driftgrid } from "@/lib/formats/driftgrid/importer";
import type { ImportItem } from "@/lib/formats/import-item";
import { acceptRun } from "@/lib/services/record-runs";
import { collect, memoryFile } from "@/tests/formats/memory-file";
import { ROOT } from "@/tests/support/source-files";

const NOW = Date.UTC(2027, 0, 1);
const fixture = (name: string) => readFileSync(path.join(ROOT, "tests/fixtures/driftgrid", name), "utf8");
const NAMES = ["runs.ndjson", "array.json", "one.json"] as const;

const read = (name: string, content: string | Uint8Array, pieceBytes?: number) =>
  collect(driftgrid.read([memoryFile(name, content, pieceBytes)], {}));

const campaigns = (items: readonly ImportItem[]) =>
  items.flatMap((item) => (item.kind === "run" ? [[item.line, item.document.campaign]] : []));
const refused = (items: readonly ImportItem[]) =>
  items.flatMap((item) => (item.kind === "refused" ? [[item.line, item.reason]] : []));

describe("run documents are read", () => {
  test.each([
    [
      "runs.ndjson",
      [
        [1, "a"],
        [2, "b"],
        [3, "c"],
      ],
    ],
    [
      "array.json",
      [
        [2, "a"],
        [25, "b"],
        [49, "c"],
      ],
    ],
    ["one.json", [[1, "a"]]],
  ])("from %s with the line where each begins, in pieces of any size", async (name, expected) => {
    for (const pieceBytes of [1, 7, 64 * 1024]) {
      const items = await read(name, fixture(name), pieceBytes);
      expect(campaigns(items)).toEqual(expected);
      expect(items.at(-1)).toEqual({ kind: "read", file: name });
    }
  });

  test("as the same runs whatever the shape, and with their own ids", async () => {
    const ids = async (name: string) =>
      (await read(name, fixture(name))).flatMap((item) => {
        const accepted = item.kind === "run" ? acceptRun({ place: "", value: item.document }, NOW) : null;
        return accepted && "run" in accepted ? [accepted.run.id] : [];
      });
    const lines = await ids("runs.ndjson");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toBe("0192f0c1-7c7a-7000-8000-000000000001");
    expect(await ids("array.json")).toEqual(lines);
    expect(await ids("one.json")).toEqual(lines.slice(0, 1));
  });

  test.each(NAMES)("from %s with a BOM and CRLF", async (name) => {
    const plain = await read(name, fixture(name));
    const other = await read(name, `\uFEFF${fixture(name).replaceAll("\n", "\r\n")}`);
    expect(other).toEqual(plain);
  });

  test("with blank lines between them", async () => {
    expect(campaigns(await read("a.jsonl", `\n\n${fixture("runs.ndjson").replaceAll("\n", "\n\n")}`))).toEqual([
      [3, "a"],
      [5, "b"],
      [7, "c"],
    ]);
  });
});

describe("what is no run is refused", () => {
  test("by line, and takes no other with it", async () => {
    const [a, b, c] = fixture("runs.ndjson").split("\n");
    const items = await read("a.ndjson", [a, `${b?.slice(0, -1)},"x":NaN}`, "[]", "7", c].join("\n"));
    expect(campaigns(items)).toEqual([
      [1, "a"],
      [5, "c"],
    ]);
    expect(refused(items)).toEqual([
      [2, expect.stringMatching(/^is not valid JSON: unexpected "N" at column \d+$/)],
      [3, "is no run: []"],
      [4, "is no run: 7"],
    ]);
  });

  test("when a line is no text, alone", async () => {
    const text = Buffer.from(fixture("runs.ndjson"));
    text[20] = 0xff;
    const items = await read("a.ndjson", text);
    expect(refused(items)).toEqual([[1, "is not UTF-8 text"]]);
    expect(campaigns(items)).toEqual([
      [2, "b"],
      [3, "c"],
    ]);
  });

  test("when the file is empty", async () => {
    expect(await read("a.json", " \n")).toEqual([
      { kind: "refused", file: "a.json", line: null, reason: "is empty", values: 0 },
    ]);
  });

  test.each(NAMES)("when %s is cut at any byte: fewer runs or a reason, never a throw", async (name) => {
    const whole = Buffer.from(fixture(name));
    const all = campaigns(await read(name, whole)).length;
    for (let end = 0; end < whole.length - 2; end += 1) {
      const items = await read(name, whole.subarray(0, end));
      const runs = campaigns(items);
      // Only a cut between two lines cannot be noticed.
      const noticed =
        refused(items).length > 0 || (name.endsWith("ndjson") && [0x0a, 0x7d].includes(whole[end - 1] ?? 0));
      expect({ end, noticed, fewer: runs.length <= all }).toEqual({ end, noticed: true, fewer: true });
    }
  });
});

describe("detection", () => {
  const detect = (text: string) => driftgrid.detect({ path: "a.json", text, whole: true });
  test.each(NAMES)("knows %s, whole or only its head", (name) => {
    expect(detect(fixture(name))).toBe("reads");
    expect(detect(fixture(name).slice(0, 250))).toBe("reads");
  });

  test.each(["", "{}", "[]", "model,scheme,result\n", '{"model": "x", "results": {}, "config": {}}', "\u0000\u0001"])(
    "leaves %j to others",
    (text) => {
      expect(detect(text)).toBeNull();
    },
  );
});
