import { describe, expect, test } from "vitest";
import { countItem, emptySummary, type ImportItem } from "@/lib/formats/import-item";
import type { Importer } from "@/lib/formats/importer";
import { importerById } from "@/lib/formats/importers";
import { ortEpAssignment } from "@/lib/formats/ort-ep-assignment";
import { ortPerfTest } from "@/lib/formats/ort-perf-test";
import { ortProfile } from "@/lib/formats/ort-profile";
import { ortSessionLog } from "@/lib/formats/ort-session-log";
import { qnnOpTrace } from "@/lib/formats/qnn-op-trace";
import { NEEDS_RUN } from "@/lib/formats/read-supplements";
import { fileOf, fixture, itemsOf, RUN, supplementOf } from "@/tests/formats/supplement-items";

/** What holds for every format whose files say where nodes ran or how fast. Each with one whole file. */
const FORMATS: readonly [Importer, string][] = [
  [ortProfile, "qnn.json"],
  [ortEpAssignment, "qnn.json"],
  [ortSessionLog, "verbose.txt"],
  [qnnOpTrace, "v2.json"],
  [ortPerfTest, "output.txt"],
];

const head = (content: string | Uint8Array, path = "x") => ({
  path,
  text: new TextDecoder().decode(typeof content === "string" ? Buffer.from(content) : content),
  whole: true,
});

describe.each(FORMATS)("$id", (importer, name) => {
  const whole = fixture(importer.id, name);
  const text = whole.toString("utf8");

  test("is registered, and knows its own files and no other's", () => {
    expect(importerById(importer.id)).toBe(importer);
    for (const [other, file] of FORMATS)
      expect([file, importer.detect(head(fixture(other.id, file)))]).toEqual([
        file,
        other === importer ? "reads" : null,
      ]);
    for (const none of ["", "[", "{}", "[]", "a,b\n1,2\n", '{"cat": 1}', "\u0000\u0001\u0002"])
      expect(importer.detect(head(none))).toBeNull();
  });

  test("asks for the run that a file belongs to", async () => {
    expect(await itemsOf(importer, whole, {})).toEqual([
      { kind: "refused", file: "results/file", line: null, reason: NEEDS_RUN, values: 0 },
    ]);
    expect(await itemsOf(importer, whole, { run: "run-7" })).toEqual([
      { kind: "refused", file: "results/file", line: null, reason: '"run-7" is no id of a run', values: 0 },
    ]);
  });

  test("says the same of a file whatever its line ends, its BOM and the size of its chunks", async () => {
    const plain = await supplementOf(importer, whole);
    expect(plain).toBeTypeOf("object");
    expect(await supplementOf(importer, text.replaceAll("\n", "\r\n"))).toEqual(plain);
    expect(await supplementOf(importer, `\uFEFF${text}`)).toEqual(plain);
    expect(await supplementOf(importer, whole, 1)).toEqual(plain);
    expect(await supplementOf(importer, Buffer.from(`\uFEFF${text}`, "utf16le"), 3)).toEqual(plain);
  });

  test("takes the id of a run in capitals, and names the file without its folder", async () => {
    const [item] = await itemsOf(importer, whole, { run: RUN.toUpperCase() });
    expect(item).toMatchObject({ kind: "supplement", supplement: { runId: RUN, source: importer.id, file: "file" } });
  });

  test("answers for a file cut at any byte, and never with more than the whole says", async () => {
    const all = await supplementOf(importer, whole);
    if (typeof all === "string") throw new Error(all);
    // Whole counts, or none: a file that was cut must not look like a file with fewer nodes.
    for (let length = 0; length < whole.byteLength; length += 1) {
      const cut = await supplementOf(importer, whole.subarray(0, length), 97);
      if (typeof cut === "string") {
        expect(cut).toMatch(/^(-|\d+) \S.+/);
        continue;
      }
      expect([all.placement, undefined]).toContainEqual(cut.placement);
      expect([all.peakMemoryBytes, undefined]).toContain(cut.peakMemoryBytes);
      // QNN says its partitions several times, and the last time counts.
      if (importer !== ortSessionLog) expect([all.partitions, undefined]).toContain(cut.partitions);
    }
  }, 60_000);

  test.each([
    ["nothing", ""],
    ["white space", " \r\n\n"],
    ["bytes", Buffer.from([0, 1, 2, 0xfe, 0xff, 0x80, 0xc0])],
    ["broken UTF-8", Buffer.concat([whole, Buffer.from([0xff])])],
    ["big-endian UTF-16", Buffer.from([0xfe, 0xff, 0, 0x5b])],
    ["an empty list", "[]"],
    ["an empty object", "{}"],
    ["a text", '"x"'],
    ["a list of numbers", "[1, 2, NaN]"],
    ["deep brackets", "[".repeat(100_000)],
    ["deep braces", `[${'{"a":'.repeat(100_000)}`],
  ])("refuses %s with a reason", async (_, content) => {
    expect(await supplementOf(importer, content)).toMatch(/^(-|\d+) (is|has|ends|names) /);
  });

  test("survives any character in a name and any value in a field", async () => {
    const isJson = text.startsWith("[") || text.startsWith("{");
    const hostile = isJson ? "\\u0000<script>\\ud800=1+1" : "\u0000<script>\uFFFD=1+1";
    const names = text.replaceAll("Gelu", hostile).replaceAll("in_QuantizeLinear", `${"n".repeat(300)}\u2028`);
    for (const content of [
      names,
      ...["null", "-1", "1e999", '"x"', "[]", "{}"].map((v) => text.replace(/\b\d+\b(?=[,} \n])/g, v)),
    ]) {
      const found = await supplementOf(importer, content);
      // Postgres takes neither NUL nor half a character.
      expect(JSON.stringify(found)).not.toMatch(/\\u0000|\\ud[89a-f]/);
    }
  });

  test("stops when it is told to", async () => {
    const stopped = importer.read([fileOf(whole)], { run: RUN, signal: AbortSignal.abort() });
    await expect(stopped.next()).rejects.toThrow();
  });

  test("tells a file that cannot be read, and goes on with the next", async () => {
    const broken = {
      path: "gone",
      size: null,
      // biome-ignore lint/correctness/useYield: it fails before its first byte
      open: async function* (): AsyncGenerator<Uint8Array> {
        throw Object.assign(new Error("EIO: i/o error"), { code: "EIO" });
      },
    };
    const items: ImportItem[] = [];
    for await (const item of importer.read([broken, fileOf(whole)], { run: RUN })) items.push(item);
    expect(items.map(({ kind }) => kind)).toEqual(["refused", "read", "supplement", "read"]);
    const summary = emptySummary();
    for (const item of items) countItem(summary, item);
    expect(summary).toMatchObject({ files: 2, supplements: 1, refused: 1, values: 0, runs: 0 });
  });
});
