import { describe, expect, test } from "vitest";
import { cellError } from "@/lib/domain/cause/cell-error";
import { findCause } from "@/lib/domain/cause/find-cause";
import { type CellChanges, causeCell, causeInput } from "@/tests/support/cause-cells";

/** beit in AI Hub's scorecards of 15 March and 5 April 2026: one chip, n = 1000, torch 83.1; no hashes, no placement. */
const MARCH = 1;
const APRIL = 22;
const DLC = { qairt: "2.43.0.260127150333_193827" };
const ONNX = { qairt: "2.42.0.251225135753_193295" };
const STACKS = { "qnn-dlc": DLC, litert: DLC, "ort-qnn-dlc": DLC, "ort-qnn": ONNX } as const;

const errorOf = (value: number) => cellError({ kind: "proportion", value, samples: 1000, stderr: null, repeats: [] });

function beit(at: number, scheme: string, path: keyof typeof STACKS, value: number, changes: CellChanges = {}) {
  return causeCell(`${at} ${scheme} ${path} ${changes.targetKind ?? "device"}`, {
    at,
    seq: at,
    chip: "SM8750-AC",
    scheme,
    path,
    value,
    error: errorOf(value),
    backend: null,
    npuShare: null,
    sourceSha256: null,
    quantizedSha256: null,
    outputs: null,
    reference: { value: 0.831, source: "torch", error: null, sameScript: null },
    stack: STACKS[path],
    ...changes,
  });
}

const SIMULATOR: CellChanges = { targetKind: "simulator", chip: null, path: null, stack: {} };
const CELLS = [
  beit(MARCH, "none:float", "litert", 0.832),
  beit(MARCH, "none:float", "qnn-dlc", 0.832),
  beit(MARCH, "none:float", "ort-qnn-dlc", 0.832),
  beit(MARCH, "none:float", "ort-qnn", 0.832),
  beit(MARCH, "ptq:w8a16", "qnn-dlc", 0.002),
  beit(MARCH, "ptq:w8a16", "ort-qnn-dlc", 0.003),
  beit(MARCH, "ptq:w8a16", "ort-qnn", 0.833),
  beit(MARCH, "ptq:w8a16", "ort-qnn", 0.833, SIMULATOR),
];

describe("beit in the scorecards", () => {
  test("float qnn_dlc fell from 83.2 to 2.8 on the same QAIRT: not the recorded SDK", () => {
    const target = beit(APRIL, "none:float", "qnn-dlc", 0.028);
    expect(findCause(causeInput(target, [...CELLS, target])).cause).toMatchObject({
      class: "unrecorded",
      witness: { runId: `${MARCH} none:float qnn-dlc device`, at: MARCH },
    });
  });

  test("w8a16 is broken on QAIRT 2.43, through two paths, and nothing was lost by quantization", () => {
    const target = CELLS[4] as (typeof CELLS)[number];
    const verdict = findCause(causeInput(target, CELLS));
    expect(verdict.split).toMatchObject({ schemeShown: false, targetKind: "simulator", assumed: true });
    expect(verdict.split?.platform.low).toBeGreaterThan(0.8);
    const ranked = [...verdict.posterior].sort((a, b) => b.posterior - a.posterior);
    expect(ranked[0]?.hypothesis).toBe("scheme+qnn");
    const excluded = new Set(verdict.witnesses.flatMap(({ excludes }) => excludes));
    for (const alone of ["chip", "scheme", "qnn", "runtime"] as const) expect(excluded).toContain(alone);
  });
});
