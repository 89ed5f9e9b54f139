import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { deskWords } from "@/components/matrix/desk-words";
import type { GridFacts } from "@/components/matrix/facts";
import { groupBy, hide, sortBy, toggleFold } from "@/components/matrix/layout-actions";
import { changeWords } from "@/components/matrix/layout-status";
import { type SetsInForce, setEntries } from "@/components/matrix/set-entries";
import { PLAIN_LAYOUT } from "@/lib/domain/matrix-layout";
import en from "@/messages/en.json";

const translator = (namespace: string) => createTranslator({ locale: "en", messages: en, namespace } as never) as never;
const words = deskWords(
  {
    t: translator("matrix"),
    keys: translator("keys.matrix"),
    compare: translator("compare"),
    refusal: translator("settings.refusal"),
    terms: translator("terms"),
    concepts: translator("concepts"),
  },
  null,
);
const facts = { axes: { row: "chip", column: "scheme" } } as unknown as GridFacts;
const FLEET = { name: "fleet", axis: "chip" as const, ids: ["SM8650", "SM8550"] };
const LAB = { name: "lab", axis: "chip" as const, ids: ["SM8750"] };
const SCHEMES = { name: "schemes", axis: "scheme" as const, ids: ["ptq:w8a8"] };

const entries = (ids: string[], sets: Partial<SetsInForce> = {}) =>
  setEntries("row", ids, "8 Gen 3", {
    facts,
    words,
    sets: { saved: [FLEET, LAB, SCHEMES], chosen: { row: null, column: null }, maySave: true, ...sets },
  });

describe("sets in the menu of a heading", () => {
  it("of its axis take what they lack, behind what they have", () => {
    expect(entries(["SM8650"]).map(({ label, set }) => [label, set.ids])).toEqual([
      ["Add to set lab", ["SM8750", "SM8650"]],
    ]);
    expect(entries(["SM8650", "SM7550"]).map(({ set }) => set.ids)).toEqual([
      ["SM8650", "SM8550", "SM7550"],
      ["SM8750", "SM8650", "SM7550"],
    ]);
  });

  it("that are shown lose what is taken out, but never their last line", () => {
    const [out] = entries(["SM8650"], { chosen: { row: "fleet", column: null } });
    expect(out).toMatchObject({ label: "Take out of set fleet", set: { ids: ["SM8550"] }, disabled: false });
    expect(out?.done).toBe("8 Gen 3 taken out of fleet");
    expect(entries(["SM8750"], { chosen: { row: "lab", column: null } }).at(-1)).toMatchObject({ disabled: true });
  });

  it("are not offered to those who may not save them", () => {
    expect(entries(["SM8650"], { maySave: false })).toEqual([]);
  });
});

describe("changeWords", () => {
  const named = {
    words,
    facts,
    nameOf: () => undefined,
    groupLabel: (_: unknown, group: string) => `HTP ${group}`,
  };
  const told = (...steps: ((layout: typeof PLAIN_LAYOUT) => typeof PLAIN_LAYOUT)[]) => {
    const before = steps.slice(0, -1).reduce((layout, step) => step(layout), PLAIN_LAYOUT);
    return changeWords(before, steps.at(-1)?.(before) ?? before, named);
  };

  it("tells orders, what is hidden, folds and groupings", () => {
    expect(told(sortBy("row", { by: "w8a8", first: "worst" }))).toMatch(/^Rows by HTP w8a8.*worst first$/);
    expect(told(sortBy("row", { by: "w8a8", first: "worst" }), sortBy("row", null))).toBe("Rows no longer sorted");
    expect(told(hide("column", ["a", "b"]))).toBe("Columns hidden: 2");
    expect(told(toggleFold("row", "V75"))).toBe("HTP V75 folded");
    expect(told(toggleFold("row", "V75"), toggleFold("row", "V75"))).toBe("HTP V75 unfolded");
    expect(told(toggleFold("row", "V75"), groupBy("row", "tier"))).toBe("Rows grouped by tier");
  });

  it("says nothing of what tells itself: the open square, a budget, a spotlight", () => {
    const step = (layout: typeof PLAIN_LAYOUT) => ({
      ...layout,
      budget: 1,
      spotlight: "failed" as const,
      square: { row: "a", column: "b" },
    });
    expect(told(step)).toBe("");
  });
});
