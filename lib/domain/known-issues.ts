import { compareVersions } from "@/lib/domain/version";

/** A note pinned to a slice of results: what is known about them elsewhere. */

/** Null members do not restrict; versions are inclusive bounds. */
export type IssueSlice = {
  model: string | null;
  chip: string | null;
  scheme: string | null;
  path: string | null;
  /** Operator, `LayerNorm`: restricts layers, never cells. */
  op: string | null;
  qairtFrom: string | null;
  qairtTo: string | null;
  onnxruntimeFrom: string | null;
  onnxruntimeTo: string | null;
};

export type KnownIssue = {
  id: string;
  slice: IssueSlice;
  text: string;
  url: string | null;
  /** Name of the token. */
  who: string;
  /** Epoch milliseconds. */
  at: number;
};

/** What a slice is held against. */
export type Covered = {
  model: string;
  chip: string | null;
  scheme: string;
  path: string | null;
  qairt: string | null;
  onnxruntime: string | null;
};

/** A version is given as precisely as somebody knew it: `2.42` as a bound holds every build of 2.42. */
function within(version: string | null, from: string | null, to: string | null): boolean {
  if (from === null && to === null) return true;
  if (version === null) return false;
  const cut = (bound: string) => version.split(/[._]/).slice(0, bound.split(/[._]/).length).join(".");
  if (from !== null && compareVersions(cut(from), from.replaceAll("_", ".")) < 0) return false;
  return to === null || compareVersions(cut(to), to.replaceAll("_", ".")) <= 0;
}

/** Whether a known issue speaks of a result. A slice that names versions covers no result of unknown version. */
export function covers(slice: IssueSlice, result: Covered): boolean {
  const names = ["model", "chip", "scheme", "path"] as const;
  return (
    names.every((name) => slice[name] === null || slice[name] === result[name]) &&
    within(result.qairt, slice.qairtFrom, slice.qairtTo) &&
    within(result.onnxruntime, slice.onnxruntimeFrom, slice.onnxruntimeTo)
  );
}

/** The issues that cover a result, in the order given, which numbers the footnotes. */
export function issuesOf(issues: readonly KnownIssue[], result: Covered): KnownIssue[] {
  return issues.filter((issue) => covers(issue.slice, result));
}

/** Footnotes of a page: what covers any of some results, numbered from 1, and the numbers of each result. */
export type FootnotesOf<Result> = { shown: KnownIssue[]; numbers: Map<Result, number[]> };

/** @param coveredOf what a result is held against slices as */
export function footnotesOf<Result>(
  issues: readonly KnownIssue[],
  results: readonly Result[],
  coveredOf: (result: Result) => Covered,
): FootnotesOf<Result> {
  const found = results.map((result) => [result, issuesOf(issues, coveredOf(result))] as const);
  const used = new Set(found.flatMap(([, covering]) => covering));
  const shown = issues.filter((issue) => used.has(issue));
  const numbers = found.map(([result, covering]) => [result, covering.map((one) => shown.indexOf(one) + 1)] as const);
  return { shown, numbers: new Map(numbers) };
}
