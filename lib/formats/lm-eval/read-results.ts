import { asNumber, isObject, member, type PlainObject, shown } from "@/lib/formats/plain-value";

export type Score = {
  task: string;
  /** As written, for instance `exact_match,strict-match`. */
  key: string;
  metric: string;
  filter: string;
  value: number;
  stderr: number | null;
};

export type Scores = { scores: Score[]; groups: string[]; refused: string[] };

/** Not results: texts for tables, and how many samples. */
const NOT_METRICS = ["alias", "name", "sample_len", "sample_count", "samples", " ", ""];

/** Splits at the last comma: metrics may hold one, filters do not. Releases before 0.4 wrote no filter. */
export function splitKey(key: string): { metric: string; filter: string } {
  const cut = key.lastIndexOf(",");
  return cut < 0 ? { metric: key, filter: "none" } : { metric: key.slice(0, cut), filter: key.slice(cut + 1) };
}

const isStderr = (metric: string) => metric.endsWith("_stderr");

function stderrOf(results: PlainObject, metric: string, filter: string, key: string): number | null {
  const value = member(results, key.includes(",") ? `${metric}_stderr,${filter}` : `${metric}_stderr`);
  const number = asNumber(value);
  return number !== null && number >= 0 ? number : null;
}

function readTask(task: string, results: PlainObject, into: Scores): void {
  let metrics = 0;
  // Beside metrics with filters, a bare key is a fact about the task (`n-shot`, `sample_len`), in whatever release.
  const filtered = Object.keys(results).some((key) => key.includes(","));
  for (const [key, value] of Object.entries(results)) {
    const { metric, filter } = splitKey(key);
    if (NOT_METRICS.includes(metric) || isStderr(metric)) continue;
    if (!key.includes(",") && (filtered || typeof value !== "number")) continue;
    metrics += 1;
    const number = asNumber(value);
    if (number === null) into.refused.push(`${task}: ${key} is ${shown(value)}, not a number`);
    else into.scores.push({ task, key, metric, filter, value: number, stderr: stderrOf(results, metric, filter, key) });
  }
  if (metrics === 0) into.refused.push(`${task} has no metric`);
}

/** A group's results are made from those of its tasks. */
function groupsOf(value: unknown): Set<string> {
  const groups = new Set(
    Object.keys(isObject(member(value, "groups")) ? (member(value, "groups") as PlainObject) : {}),
  );
  const subtasks = member(value, "group_subtasks");
  if (isObject(subtasks))
    for (const [name, tasks] of Object.entries(subtasks))
      if (Array.isArray(tasks) && tasks.length > 0) groups.add(name);
  return groups;
}

/** @returns null when the value is no results file */
export function readScores(value: unknown): Scores | null {
  const results = member(value, "results");
  if (!isObject(results)) return null;
  const groups = groupsOf(value);
  const scores: Scores = { scores: [], groups: [], refused: [] };
  for (const [task, own] of Object.entries(results)) {
    if (groups.has(task)) scores.groups.push(task);
    else if (isObject(own)) readTask(task, own, scores);
    else scores.refused.push(`${task} is ${shown(own)}, not a map of metrics`);
  }
  return scores;
}
