import { describe, expect, test } from "vitest";
import { TREATMENTS } from "@/lib/domain/workaround";
import type { Inapplicable, Note, Refusal } from "@/lib/domain/workaround-words";
import type { Effect, LayerEffect } from "@/lib/formats/workarounds/verify";
import en from "@/messages/en.json";

type Rest<Union, Key extends keyof Union> = Union extends unknown ? Exclude<keyof Union, Key> : never;
type Values<Union, Key extends keyof Union> = Record<Union[Key] & string, readonly Rest<Union, Key>[]>;

/** Every kind, with the values that its words are given; a kind that is added does not compile until it is here. */
const REASONS = {
  "other-treatment": ["treatments"],
  "other-path": ["path", "paths"],
  "version-lacks-it": ["version", "since", "instead"],
  "fp16-unsupported": ["chip"],
  "float-stays-on-npu": ["chip"],
} satisfies Values<Inapplicable, "reason">;

const REFUSALS = {
  "no-layers": [],
  "unknown-layers": ["layers"],
  "node-names-unknown": ["layers"],
  "tensor-names-unknown": ["layers"],
  "weight-names-unknown": ["layers"],
  "axis-unknown": ["tensors"],
  "ranges-missing": ["tensors"],
  "operators-unknown": ["layers"],
  "names-repeat": ["names"],
  "name-not-carried": ["names", "characters"],
  "too-ambiguous": ["others", "limit"],
  "values-missing": [],
} satisfies Values<Exclude<Refusal, { refusal: "inapplicable" }>, "refusal">;

const NOTES = {
  "version-unchecked": ["version", "since"],
  "others-kept-off": ["nodes"],
  "graph-incomplete": [],
  "check-effect": [],
  "rebuild-context": [],
  "model-rewritten": ["key"],
  "float-runs-on-npu": ["chip"],
  "float-runs-on-cpu-or-fails": ["chip"],
  "float-placement-unknown": ["chip"],
  "others-follow-calibration": [],
  "ranges-missing": ["tensors"],
  "whole-operators": ["operators", "others"],
  "layers-without-weights": ["layers"],
  "values-missing": ["layers"],
  "type-undocumented": ["type", "version"],
} satisfies Values<Note, "note">;

const EFFECTS = ["took-effect", "partly", "no-effect", "unknown"] satisfies Effect["verdict"][];
const LAYER_EFFECTS = ["cpu", "elsewhere", "mixed", "gone", "unknown"] satisfies LayerEffect["effect"][];

const plain = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, []]));
const KINDS: Record<string, Record<string, readonly string[]>> = {
  reason: REASONS,
  refusal: REFUSALS,
  note: NOTES,
  treatment: plain(TREATMENTS),
  effect: plain(EFFECTS),
  layerEffect: plain(LAYER_EFFECTS),
};

/** The words of one part, by kind. The other languages are held to English by tests/messages.test.ts. */
const wordsOf = (part: string) => new Map(Object.entries(new Map(Object.entries(en.workarounds)).get(part) ?? {}));

describe("the words of workarounds", () => {
  test.each(Object.entries(KINDS))("name every %s and no other, with all that it knows", (part, kinds) => {
    const words = wordsOf(part);
    expect([...words.keys()].sort()).toEqual(Object.keys(kinds).sort());
    for (const [kind, names] of Object.entries(kinds)) {
      const used = [...String(words.get(kind)).matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect([kind, used.sort()]).toEqual([kind, [...names].sort()]);
    }
  });
});
