import { describe, expect, test } from "vitest";
import { TERM_GROUPS, type TermId } from "@/components/terms/term-groups";
import { VERDICT_POSTERIOR } from "@/lib/domain/cause/name-cause";
import { VERDICTS } from "@/lib/domain/changes/change";
import { BASELINE_RATE, DRIFT_RATE, STEP_RATE } from "@/lib/domain/changes/family";
import { CULPRIT_DB, CULPRIT_OTHER_SAMPLES_DB } from "@/lib/domain/drift/compare-layers";
import { LEVEL } from "@/lib/domain/estimates/interval";
import { POWER } from "@/lib/domain/estimates/required-samples";
import { PATHS } from "@/lib/domain/find-path";
import { CELL_MARKS, CELL_STATES, TARGET_KINDS } from "@/lib/domain/matrix";
import { METRICS } from "@/lib/domain/metrics";
import { METHODS } from "@/lib/domain/scheme";
import { BLOCK_FORMATS } from "@/lib/domain/scheme-facts";
import { MIN_NPU_SHARE } from "@/lib/domain/settle-cell";
import { STALE_AFTER_MS } from "@/lib/services/read-cells";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

const listed = TERM_GROUPS.flatMap(({ terms }) => terms);
const points = (share: number) => share * 100;
const proportion = METRICS.find(({ kind }) => kind === "proportion")?.thresholds;
const mxfp4 = BLOCK_FORMATS.mxfp4;

/** Every number that a sentence names beside names (`V75`, `w8a8`) and examples, with where the code has it. */
const NUMBERS: Partial<Record<TermId, number[]>> = {
  mxfp4: [4, mxfp4?.size ?? 0, mxfp4?.bitsPerWeight ?? 0],
  interval: [points(LEVEL)],
  "smallest-drop": [points(POWER)],
  stale: [STALE_AFTER_MS / 86_400_000],
  "cpu-fallback": [points(MIN_NPU_SHARE)],
  watch: [points(proportion?.watch ?? 0)],
  alarm: [points(proportion?.alarm ?? 0)],
  collapse: [points(proportion?.collapse ?? 0)],
  family: [points(STEP_RATE + BASELINE_RATE + DRIFT_RATE)],
  cause: [points(VERDICT_POSTERIOR)],
  culprit: [CULPRIT_DB, CULPRIT_OTHER_SAMPLES_DB],
  // By definition: a difference of percentages, ten times the power, the cosine of a zero angle.
  pt: [72, 70, 2, 2],
  sqnr: [10],
  cosine: [1],
};

const numbersIn = (text: string) =>
  [...text.matchAll(/(?<![\w./])\d+(?:\.\d+)?(?![\w.]*[a-zA-Z])/g)].map(([number]) => Number(number));

describe("terms", () => {
  test("stand in the glossary, each once", () => {
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.toSorted()).toEqual(Object.keys(en.terms).toSorted());
  });

  test("cover every word of the catalogues", () => {
    const known: readonly string[] = listed;
    const words = [
      ...PATHS.map((path) => `path-${path.replaceAll(".", "-")}`),
      ...METHODS.map((method) => `method-${method}`),
      ...TARGET_KINDS.map((kind) => `target-${kind}`),
      ...VERDICTS.map((verdict) => `verdict-${verdict}`),
      ...CELL_STATES,
      ...CELL_MARKS.map((mark) => (mark.endsWith("-assumed") ? "assumed" : mark)),
    ];
    expect(words.filter((word) => !known.includes(word))).toEqual([]);
  });

  test.each([
    ["English", en.terms, /^\p{Lu}?[^.]*(?:\.\p{L}[^.]*|\.\d[^.]*)*\.$/u],
    ["Chinese", zhCN.terms, /^[^。]*。$/u],
  ])("have one sentence each in %s, with the numbers that the code has", (_, terms, sentence) => {
    for (const id of listed) {
      expect(terms[id].sentence, id).toMatch(sentence);
      expect(numbersIn(terms[id].sentence), id).toEqual(NUMBERS[id] ?? []);
    }
  });
});
