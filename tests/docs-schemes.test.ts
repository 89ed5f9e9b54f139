import { describe, expect, test } from "vitest";
import { BLOCK_FORMATS, NATIVE_REASONS, nativeSupport, SCHEME_SOURCES, schemeFacts } from "@/lib/domain/scheme-facts";
import { markdownTables } from "@/tests/support/markdown-tables";
import { readSource } from "@/tests/support/source-files";

const [formats, natives, sources] = markdownTables(readSource("docs/schemes.md")).map(({ rows }) => rows);

/** Schemes, chips and paths that together give every answer there is. */
const ASKED: [scheme: string, chip: string | null, path: string | null][] = [
  ["none:fp16", "SM8650", "ort-qnn"],
  ["none:fp16", "SM8635", "ort-qnn"],
  ["none:float", "SM8475", "ort-qnn"],
  ["ptq:w8a8", "SM8650", "ort-qnn"],
  ["ptq:w16a16", "SM8350", "ort-qnn"],
  ["ptq:w16a16", "SM8650", "ort-qnn"],
  ["ptq:w4a16", "SM8350", "ort-qnn"],
  ["ptq:mxfp4-b32", "SM8750", "llama.cpp"],
  ["weight-only:q4_0", "SM8750", "llama.cpp"],
  ["ptq:mxfp4-b32", "SM8750", "ort-qnn"],
  ["ptq:nvfp4", "SM8750", "ort-qnn"],
  ["ptq:w8a8", "SM8150", "snpe"],
  ["ptq:w8a8", "MT6989", "litert"],
  ["ptq:mixed", "SM8650", "ort-qnn"],
  ["ptq:w8a8", null, "ort-cpu"],
];

describe("docs/schemes.md", () => {
  test("has every block format as the code has it", () => {
    const coded = Object.entries(BLOCK_FORMATS).map(([name, { size, element, scale, bitsPerWeight }]) => [
      name,
      ...[size, element, scale, bitsPerWeight].map((value) => String(value ?? "")),
      schemeFacts(`weight-only:${name}`).sources.join(", "),
    ]);
    expect(formats).toEqual(coded);
  });

  test("has every reason with the answer and the sources that the code gives", () => {
    const given = ASKED.map(([scheme, chip, path]) => nativeSupport(scheme, chip, path));
    expect(new Set(given.map(({ reason }) => reason))).toEqual(new Set(NATIVE_REASONS));
    const documented = new Map(natives?.map(([answer, reason, , from]) => [reason, { answer, from }]));
    expect([...documented.keys()].sort()).toEqual([...NATIVE_REASONS].sort());
    for (const { native, reason, sources: named } of given) {
      expect(documented.get(reason)?.answer, reason).toBe(native);
      if (reason !== "unknown-fact") expect(documented.get(reason)?.from, reason).toBe(named.join(", "));
    }
  });

  test("names every source and says what it is", () => {
    expect(sources?.map(([name]) => name)).toEqual([...SCHEME_SOURCES]);
    expect(sources?.filter(([, what]) => !what)).toEqual([]);
  });

  test("bits per weight are those of the elements and their share of a scale", () => {
    const bits = { E8M0: 8, E4M3: 8, FP16: 16, "FP16 and FP16 minimum": 32 } as Record<string, number>;
    for (const [name, { size, scale, bitsPerWeight }] of Object.entries(BLOCK_FORMATS)) {
      const { bits: own } = schemeFacts(`weight-only:${name}`).weights;
      expect(bitsPerWeight, name).toBe((own ?? Number.NaN) + (bits[scale ?? ""] ?? Number.NaN) / size);
    }
  });
});
