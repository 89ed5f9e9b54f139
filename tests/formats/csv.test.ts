import path from "node:path";
import { describe, expect, test } from "vitest";
import { COLUMNS } from "@/lib/formats/csv/columns";
import { csv } from "@/lib/formats/csv/importer";
import { csvTemplate, EXAMPLE_MODEL } from "@/lib/formats/csv/template";
import { detects, itemsOf, storedRuns, textOf } from "@/tests/formats/import-files";
import { refusals, runsOf } from "@/tests/formats/read-items";
import { fileOf } from "@/tests/formats/supplement-items";
import { ROOT } from "@/tests/support/source-files";

const FIXTURES = path.join(ROOT, "tests/fixtures/csv");
const RESULTS = textOf(FIXTURES, "results.csv");

const read = (text: string | Uint8Array, options = {}) => itemsOf(csv, [fileOf(text, "a.csv")], options);
const reasons = async (text: string, options = {}) => refusals(await read(text, options));

/** A file with the needed columns, some more, and one row. */
function table(more: Record<string, string> = {}, separator = ","): string {
  const cells: Record<string, string> = {
    model: "toy",
    dataset: "imagenet",
    metric: "top1",
    value: "0.5",
    scheme: "w8a8",
    soc: "SM8650",
    ...more,
  };
  return `${Object.keys(cells).join(separator)}\n${Object.values(cells).join(separator)}\n`;
}

const documentOf = async (more: Record<string, string>, options = {}) => {
  const items = await read(table(more), options);
  expect(refusals(items)).toEqual([]);
  return runsOf(items)[0]?.document;
};

describe("a CSV with our own header", () => {
  test("becomes runs that the contract accepts, with every column in its place", async () => {
    const items = await read(RESULTS);
    expect(refusals(items)).toEqual([]);
    expect(runsOf(items).map(({ line }) => line)).toEqual([2, 4, 5]);
    expect(runsOf(items)[0]?.document).toEqual({
      startedAt: "2026-01-12T00:00:00Z",
      model: { name: "toy_net" },
      scheme: { method: "ptq", weights: "int8", activations: "int8", granularity: "channel" },
      target: { kind: "device", soc: "Snapdragon 8 Gen 3", device: "Galaxy S24" },
      stack: { path: "onnxruntime_qnn", backend: "htp", qairt: "2.42.0", onnxruntime: "1.24.3" },
      eval: { dataset: "imagenet", split: "validation", metric: "top1", samples: 1000, unit: "%" },
      result: { status: "ok", value: 69.4, correct: 694 },
      reference: { value: 71.9, source: "torch fp32" },
      links: [{ label: "evidence", url: "https://example.org/job/1" }],
      provenance: {
        format: "csv",
        original: { scheme: "w8a8", note: "two\nlines, one cell", evidence: "https://example.org/job/1" },
      },
    });
    const [first, second, third] = storedRuns(items);
    expect(first).toMatchObject({ value: 0.694, identity: { chip: "SM8650", scheme: "ptq:w8a8-pc", path: "ort-qnn" } });
    expect(second).toMatchObject({ value: 0.702, startedAt: Date.UTC(2026, 0, 12, 7) });
    expect(third).toMatchObject({
      identity: { targetKind: "host", scheme: "none:fp32", variant: "wide", samples: null },
    });
  });

  test("unknown columns are listed, and do not refuse the file", async () => {
    expect((await read(RESULTS)).filter(({ kind }) => kind === "skipped")).toEqual([
      { kind: "skipped", file: "a.csv", line: 1, reason: "columns that were not read: mood" },
    ]);
  });

  test("gives the same documents whatever it is called, and however its lines end", async () => {
    const documents = async (text: string, name: string) =>
      runsOf(await itemsOf(csv, [fileOf(text, name, 3)])).map(({ document }) => document);
    const plain = await documents(RESULTS.replaceAll("two\nlines", "two lines"), "a.csv");
    const other = `\ufeff${RESULTS.replaceAll("two\nlines", "two lines").replaceAll("\n", "\r\n")}`;
    expect(await documents(other, "folder/b.csv")).toEqual(plain);
  });

  test("the template is read by the importer, has every column, and its example is never stored", async () => {
    const template = csvTemplate();
    expect(template.split("\r\n")[0]?.split(",")).toEqual(COLUMNS.map(({ name }) => name));
    expect(detects(csv, "template.csv", template)).toBe("reads");
    expect(storedRuns(await read(template.replace(EXAMPLE_MODEL, "toy")))).toHaveLength(1);
    expect(await read(template)).toContainEqual(
      expect.objectContaining({ kind: "skipped", line: 2, reason: "the example row of the template" }),
    );
    expect(runsOf(await read(template))).toEqual([]);
    expect(textOf(ROOT, "docs/template.csv")).toBe(template);
  });

  test.each([
    [
      { method: "QAT", granularity: "block", block_size: "64" },
      { method: "qat", granularity: "block", blockSize: 64 },
    ],
    [
      { scheme: "mxfp4", emulated: "yes" },
      { weights: "mxfp4", emulated: true, blockKind: "mx", blockSize: 32 },
    ],
    [
      { scheme: "w8a8_mixed_int16", calibration: "minmax", calibration_samples: "500" },
      { override: { dtype: "int16" }, calibration: { algorithm: "minmax", samples: 500 } },
    ],
    [
      { scheme: "PTQ w4", method: "ptq" },
      { method: "ptq", weights: "int4" },
    ],
    [
      { method: "weight only", scheme: "w4" },
      { method: "weight-only", weights: "int4" },
    ],
  ])("%j is a scheme in full", async (cells, scheme) => {
    expect((await documentOf(cells as Record<string, string>))?.scheme).toMatchObject(scheme);
  });

  test("a result that is none keeps its reason and needs no value", async () => {
    const document = await documentOf({ value: "", status: "Unsupported", reason: "no HTP op" });
    expect(document?.result).toEqual({ status: "unsupported", reason: "no HTP op" });
  });

  test("a metric of one's own is read with its kind and direction", async () => {
    const items = await read(table({ metric: "smoothness", kind: "mean", direction: "lower", value: "3.5" }));
    expect(storedRuns(items)[0]).toMatchObject({ metric: { name: "smoothness", direction: "lower" }, value: 3.5 });
  });

  test("a missing sample count stays missing, and --date stands in for a missing date only", async () => {
    const bare = await documentOf({}, { date: "2026-02-03" });
    expect(bare).toMatchObject({ startedAt: "2026-02-03T00:00:00Z" });
    expect(bare?.eval).toEqual({ dataset: "imagenet", metric: "top1" });
    expect(await documentOf({ date: "2026-01-01" }, { date: "2026-02-03" })).toMatchObject({
      startedAt: "2026-01-01T00:00:00Z",
    });
  });

  test("decimal commas are read where the delimiter is a semicolon, and refused elsewhere", async () => {
    const semicolons = await read(table({ value: "69,4", unit: "%", reference: "71,9" }, ";"));
    expect(storedRuns(semicolons)[0]).toMatchObject({ value: 0.694, reference: { value: 0.719 } });
    expect(await reasons(table({ value: "69,4" }, "\t"))).toEqual(['a.csv:2 value: "69,4" is not a number']);
  });

  test.each([
    [{ scheme: "w9a9" }, 'unknown precision "w9a9"'],
    [{ scheme: "int4" }, 'unknown precision "int4"'],
    [{ metric: "vibes" }, 'unknown metric "vibes": the columns kind and direction would say what it is'],
    [{ value: "" }, "value: is empty"],
    [{ value: "NaN" }, 'value: "NaN" is not a number'],
    [{ model: "" }, "model: is empty"],
    [{ soc: "" }, "soc: is empty, and so is target_kind"],
    [{ soc: "", target_kind: "device" }, "soc: is empty, and target_kind is device"],
    [{ target_kind: "phone" }, 'target_kind: "phone" is none of device, host, simulator, reference'],
    [{ samples: "1.000" }, 'samples: "1.000" is not a whole number'],
    [{ emulated: "perhaps" }, 'emulated: "perhaps" is neither yes nor no'],
    [{ date: "12.01.2026" }, 'date: "12.01.2026" is no YYYY-MM-DD and no instant with a zone'],
    [{ date: "2026-02-30" }, 'date: "2026-02-30" is no YYYY-MM-DD and no instant with a zone'],
    [{ date: "2026-01-12 08:00:00" }, 'date: "2026-01-12 08:00:00" is no YYYY-MM-DD and no instant with a zone'],
    [{ method: "magic" }, 'method "magic" is none of none, ptq, qat, weight-only, unknown'],
    [{ scheme: "ptq:w8a8", method: "qat" }, 'the method is "qat", and the scheme "ptq:w8a8" says ptq'],
    [{ granularity: "fine" }, 'granularity "fine" is none of tensor, channel, block'],
  ])("a row with %j is refused by its line", async (cells, reason) => {
    expect(await reasons(table(cells as Record<string, string>))).toEqual([`a.csv:2 ${reason}`]);
  });

  test("one bad row takes no other with it", async () => {
    const items = await read(
      `${table()}toy,imagenet,top1,x,w8a8,SM8650\ntoy,imagenet,top1\ntoy,imagenet,top1,1,w8a8,SM8650\n`,
    );
    expect(refusals(items)).toEqual(['a.csv:3 value: "x" is not a number', "a.csv:4 has 3 cells, the header has 6"]);
    expect(runsOf(items).map(({ line }) => line)).toEqual([2, 5]);
    expect(items.at(-1)).toEqual({ kind: "read", file: "a.csv" });
  });

  test.each([
    ["value", "valu", 'the column "value" is missing; the nearest is "valu": rename it, or give a mapping'],
    [
      "soc",
      "soc_name",
      'the columns "soc" and "target_kind" are missing, one of them is needed; the nearest is "soc_name": rename it, or give a mapping',
    ],
  ])("without %s the file is refused, and %s is named", async (name, near, reason) => {
    const text = table().replace(new RegExp(`(^|,)${name}(,|\n)`), `$1${near}$2`);
    expect(detects(csv, "a.csv", text)).toBe("reads");
    expect(await read(text)).toEqual([{ kind: "refused", file: "a.csv", line: 1, reason, values: 0 }]);
  });

  test("a file without a last line end is read, with a note: it may have been cut", async () => {
    const items = await read(table().trimEnd());
    expect(runsOf(items)).toHaveLength(1);
    expect(items[0]).toMatchObject({ kind: "skipped", line: 2, reason: expect.stringContaining("without a line end") });
  });

  test("a header alone is told", async () => {
    expect(await reasons("model,dataset,metric,value,scheme,soc\n")).toEqual(["a.csv:1 has a header and no row"]);
  });

  test("cut at any byte it gives fewer runs or a reason, and never throws", async () => {
    const whole = runsOf(await read(RESULTS)).length;
    const bytes = Buffer.from(RESULTS);
    for (let length = 0; length < bytes.byteLength; length += 1) {
      const items = await read(bytes.subarray(0, length));
      expect(runsOf(items).length).toBeLessThanOrEqual(whole);
      expect(items.length).toBeGreaterThan(0);
    }
  });

  test("binary is no CSV, and is refused when somebody insists", async () => {
    const noise = Uint8Array.from({ length: 4_096 }, (_, index) => (index * 7919) % 256);
    expect(detects(csv, "a.csv", new TextDecoder().decode(noise))).toBeNull();
    expect(await read(noise)).toEqual([expect.objectContaining({ kind: "refused" })]);
  });

  test("the files of other formats are left alone", () => {
    expect(detects(csv, "a.csv", "a,b,c\n1,2,3\n")).toBeNull();
    expect(detects(csv, "a.json", '{"model": 1, "dataset": 2, "value": 3}')).toBeNull();
    expect(detects(csv, "a.csv", "")).toBeNull();
  });
});
