import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CellIdentity, cellText, evaluationText } from "@/lib/domain/identity";
import { DEVICE_PLACE } from "@/tests/support/device-place";

const cell: CellIdentity = {
  model: "mobilenet_v2",
  variant: null,
  dataset: "imagenet",
  split: "validation",
  metric: "top1",
  samples: 1000,
  sampleSha256: null,
  ...DEVICE_PLACE,
};

const EVALUATION = ["model", "variant", "dataset", "split", "metric", "samples", "sampleSha256"] as const;

describe("the identity of a cell", () => {
  it("is frozen text", () => {
    expect(evaluationText(cell)).toBe('["mobilenet_v2",null,"imagenet","validation","top1",1000,null]');
    expect(cellText(cell)).toBe(
      '["[\\"mobilenet_v2\\",null,\\"imagenet\\",\\"validation\\",\\"top1\\",1000,null]","device","SM8650","ptq:w8a8","ort-qnn","htp",false,false]',
    );
  });

  it.each<[keyof CellIdentity, CellIdentity[keyof CellIdentity]]>([
    ["model", "mobilenet_v3"],
    ["variant", "width-0.5"],
    ["dataset", "imagenet_256"],
    ["split", null],
    ["metric", "top5"],
    ["samples", 999],
    ["samples", null],
    ["sampleSha256", "a"],
    ["targetKind", "host"],
    ["chip", "SM8650-AC"],
    ["scheme", "unknown:w8a8"],
    ["path", "qnn-dlc"],
    ["backend", "cpu"],
    ["simulated", true],
    ["emulated", true],
  ])("changes with %s (%s)", (field, value) => {
    const other = { ...cell, [field]: value };
    expect(cellText(other)).not.toBe(cellText(cell));
    const ofEvaluation = (EVALUATION as readonly string[]).includes(field);
    expect(evaluationText(other) !== evaluationText(cell)).toBe(ofEvaluation);
  });

  it("is the same exactly when every field is the same, whatever the names", () => {
    const text = fc.oneof(fc.constantFrom("a", "null", '"', '","', "[", "\\", ""), fc.string());
    const optional = fc.option(text);
    const any = fc.record<CellIdentity>({
      model: text,
      variant: optional,
      dataset: text,
      split: optional,
      metric: text,
      samples: fc.option(fc.nat(3)),
      sampleSha256: optional,
      targetKind: fc.constantFrom("device", "host"),
      chip: optional,
      scheme: text,
      path: optional,
      backend: optional,
      simulated: fc.boolean(),
      emulated: fc.boolean(),
    });
    fc.assert(
      fc.property(any, any, (a, b) => {
        const same = (Object.keys(cell) as (keyof CellIdentity)[]).every((field) => a[field] === b[field]);
        expect(cellText(a) === cellText(b)).toBe(same);
        expect(cellText({ ...a })).toBe(cellText(a));
      }),
    );
  });
});
