import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JudgedRun } from "@/lib/domain/changes/change";
import type { Compared } from "@/lib/domain/compare/compared";
import { pairCutoff, testsOf } from "@/lib/domain/compare/settle-pairs";
import { pairsOfWaterfall, rawWaterfall, settleWaterfall } from "@/lib/domain/compare/waterfall";
import { held, judged } from "@/tests/domain/changes/judged-runs";
import { compared } from "@/tests/domain/compare/compared-results";

type Change = Partial<Omit<JudgedRun, "stack">>;

const result = (seq: number, value: number, reference: number | null, change: Change = {}) =>
  judged(seq, { value, reference: reference === null ? null : held(reference), ...change });
const device = (value: number, reference: number | null, change?: Change) =>
  compared("ptq:w8a8", result(1, value, reference, change), { cell: { targetKind: "device" } });
const float = (value: number, reference: number | null, seq = 2) =>
  compared("none:float", result(seq, value, reference), { cell: { targetKind: "device" } });
const simulator = (value: number, reference: number | null, change?: Change) =>
  compared("ptq:w8a8", result(3, value, reference, change), { cell: { targetKind: "simulator", chip: null } });

function budget(of: Compared, others: { float?: Compared; simulated?: Compared } = {}) {
  const raw = rawWaterfall({ device: of, float: null, simulated: null, references: new Map(), ...others });
  return settleWaterfall(raw, pairCutoff(testsOf(pairsOfWaterfall(raw))));
}

const kinds = ({ arms }: ReturnType<typeof budget>) => arms.map(({ kind }) => kind);
const out = ({ missing }: ReturnType<typeof budget>) =>
  missing.filter(({ because }) => because.reason !== "not-measured");

describe("a budget", () => {
  it("leaves out what is held against another float value, and names both", () => {
    const told = budget(device(0.343, 0.348), { simulated: simulator(0.469, 0.468), float: float(0.347, 0.348) });
    expect(kinds(told)).toEqual(["reference", "float-device", "quantized-device"]);
    expect(out(told)).toMatchObject([
      { kind: "quantized-simulator", because: { reason: "reference-differs", arm: 0.468, budget: 0.348 } },
    ]);
    expect(told.simulatorFineDeviceNot).toBe(false);
    expect(told.total?.difference).toBeCloseTo(-0.005, 12);
  });

  it("says that the simulator is fine and the device not under one reference only", () => {
    const fallen = (reference: number | null) => budget(device(0.2, 0.468), { simulated: simulator(0.467, reference) });
    expect(fallen(0.468).simulatorFineDeviceNot).toBe(true);
    expect(fallen(0.467).simulatorFineDeviceNot).toBe(false);
    expect(fallen(null).simulatorFineDeviceNot).toBe(false);
  });

  it.each<[string, Change]>([
    ["quantized artefact", { quantizedSha256: "a".repeat(64) }],
    ["float model", { sourceSha256: "b".repeat(64) }],
  ])("compares values across references where the %s is one, and says only that", (_, same) => {
    const told = budget(device(0.2, 0.46, same), { simulated: simulator(0.467, 0.468, same) });
    expect(kinds(told)).toEqual(["reference", "quantized-simulator", "quantized-device"]);
    const platform = told.losses.find(({ kind }) => kind === "platform")?.pair;
    expect(platform?.difference).toBeCloseTo(-0.267, 12);
    expect(platform?.facts).toContainEqual({ fact: "reference-differs", from: 0.468, to: 0.46 });
    expect(told.simulatorFineDeviceNot).toBe(false);
  });

  it("takes two spellings of one float value for one", () => {
    const told = budget(device(0.2, 0.3), { simulated: simulator(0.299, 0.1 + 0.2) });
    expect(out(told)).toEqual([]);
    expect(told.simulatorFineDeviceNot).toBe(true);
  });

  it("stands under the reference of its newest arm where its own result has none", () => {
    const told = budget(device(0.2, null), { float: float(0.46, 0.47, 9), simulated: simulator(0.34, 0.35) });
    expect(told.arms[0]).toMatchObject({ kind: "reference", value: 0.47 });
    expect(out(told)).toMatchObject([{ kind: "quantized-simulator", because: { arm: 0.35, budget: 0.47 } }]);
  });

  it("adds up to its total, and never steps between two references", () => {
    const value = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
    const reference = fc.constantFrom(0.7, 0.6, null);
    fc.assert(
      fc.property(value, value, value, reference, reference, reference, (v, w, x, own, others, simulated) => {
        const told = budget(device(v, own), { float: float(w, others), simulated: simulator(x, simulated) });
        const sum = told.parts.reduce((total, { pair }) => total + (pair.difference ?? Number.NaN), 0);
        expect(sum).toBeCloseTo(told.total?.difference ?? 0, 9);
        const facts = [...told.parts, ...told.losses].flatMap(({ pair }) => pair.facts);
        expect(facts.filter(({ fact }) => fact === "reference-differs")).toEqual([]);
        expect(new Set([...kinds(told), ...told.missing.map(({ kind }) => kind)]).size).toBe(4);
      }),
    );
  });
});
