import { inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { explainIssues, formatPath } from "@/lib/contract/explain-issues";
import { findLostNames } from "@/lib/contract/find-lost-names";
import { LIMITS } from "@/lib/contract/limits";
import { type NormalRun, normalizeRun } from "@/lib/contract/normalize-run";
import type { BodyItem } from "@/lib/contract/parse-body";
import { makeProblem, type Problem, type ProblemError } from "@/lib/contract/problem";
import { runDocument } from "@/lib/contract/run";
import { type Aliases, NO_ALIASES } from "@/lib/domain/alias";
import { cellPlace } from "@/lib/domain/identity";
import { stackVersions } from "@/lib/domain/stack";
import { aliasesInForce } from "@/lib/services/aliases";
import { inChunks } from "@/lib/services/in-chunks";
import { graphRows, layerRow } from "@/lib/services/layer-rows";

type RunRow = Tables["run"]["$inferInsert"];

/** Where runs come from; it never changes what a run is. */
export type Origin = "api" | "import" | "sample";

export type RunAnswer =
  | { id: string; duplicate: boolean; verdict: "pending" }
  /** This run was refused; the others of the request were not touched. */
  | { problem: Problem };

/** Keys of evaluations known to be stored, a set a store: most runs bring no new one. */
const storedEvaluations = new WeakMap<Store, Set<string>>();

function joinPlace(prefix: string, location: string): string {
  if (prefix === "") return location;
  return location === "body" ? prefix : `${prefix}.${location}`;
}

/** Validates and resolves one item of a body. */
export function acceptRun(
  item: BodyItem,
  now: number,
  aliases: Aliases = NO_ALIASES,
): { run: NormalRun } | { problem: Problem } {
  if ("error" in item) {
    const error = { location: item.place || "body", message: item.error, fix: "send valid JSON, one run a line" };
    return { problem: makeProblem("invalid-json", `${item.place}: ${item.error}`, [error]) };
  }
  const parsed = runDocument.safeParse(item.value);
  if (!parsed.success) {
    return { problem: refusal(item.place, explainIssues(parsed.error, runDocument)) };
  }
  const lost = findLostNames(item.value);
  if (lost.length > 0) return { problem: refusal(item.place, lost) };
  const normal = normalizeRun(parsed.data, now, aliases);
  return normal.ok ? { run: normal.run } : { problem: refusal(item.place, normal.errors) };
}

/** A run with hundreds of thousands of errors must not become an answer of as many. */
function refusal(place: string, errors: ProblemError[]): Problem {
  const told = errors
    .slice(0, LIMITS.errors)
    .map((error) => ({ ...error, location: joinPlace(place, error.location) }));
  return makeProblem("invalid-run", summarize(told, errors.length), told);
}

function summarize([first]: ProblemError[], count: number): string {
  if (!first) return "The run is not valid.";
  const more = count > LIMITS.errors ? `${LIMITS.errors} or more` : `${count - 1} more`;
  return `${first.location}: ${first.message}${count > 1 ? ` (and ${more})` : ""}`;
}

function evaluationRow(run: NormalRun): Tables["evaluation"]["$inferInsert"] {
  const { model, variant, dataset, split, samples, sampleSha256 } = run.identity;
  return {
    key: run.evaluationKey,
    model,
    variant,
    dataset,
    split,
    metric: run.metric.id,
    metricName: run.metric.name,
    metricKind: run.metric.kind,
    direction: run.metric.direction,
    unit: run.metric.unit,
    samples,
    sampleSha256,
    cells: 0,
  };
}

/** What runs of one call have in common. */
type Arrival = {
  origin: Origin;
  /** Epoch milliseconds. */
  now: number;
  /** Names the POST or import: runs without a campaign are judged with the others of it. */
  request?: string;
};

/** Whether a canonical document holds a list per sample beside bits. */
const isDetailed = (document: string) => document.includes('"scores":[') || document.includes('"clusters":[');

function runRow(run: NormalRun, { origin, now: receivedAt, request }: Required<Arrival>): RunRow {
  const { identity, stack, layers } = run;
  return {
    id: run.id,
    contentSha256: run.contentSha256,
    cellKey: run.cellKey,
    evaluationKey: run.evaluationKey,
    model: identity.model,
    ...cellPlace(identity),
    receivedAt,
    startedAt: run.startedAt,
    origin,
    device: run.device,
    campaign: run.campaign,
    runner: run.runner,
    status: run.status,
    reason: run.reason,
    value: run.value,
    stderr: run.stderr,
    repeats: run.repeats.length > 0 ? run.repeats : null,
    correct: run.correct,
    referenceValue: run.reference?.value ?? null,
    referenceSource: run.reference?.source ?? null,
    sourceSha256: run.sourceSha256,
    quantizedSha256: run.quantizedSha256,
    outputSha256: run.outputSha256,
    ...stackVersions(stack),
    numericOptions: Object.keys(stack.options).length > 0 ? stack.options : null,
    npu: run.placement?.npu ?? null,
    gpu: run.placement?.gpu ?? null,
    cpu: run.placement?.cpu ?? null,
    latencyMs: run.latencyMs,
    document: run.document,
    bits: run.bits ? Buffer.from(run.bits) : null,
    ...layerRow(layers),
    request,
    detailed: isDetailed(run.document),
  };
}

/** Writes runs, their evaluations and graphs in one transaction; resolves after the commit with the ids that are new. */
async function insertRuns(store: Store, runs: NormalRun[], arrival: Required<Arrival>): Promise<Set<string>> {
  const known = storedEvaluations.get(store) ?? new Set();
  storedEvaluations.set(store, known);
  const evaluations = new Map(
    runs.filter((run) => !known.has(run.evaluationKey)).map((run) => [run.evaluationKey, run]),
  );
  const graphs = graphRows(runs.map(({ layers }) => layers));
  const made = runs.flatMap(({ id: runId, workaround: workaroundId }) =>
    workaroundId === null ? [] : [{ workaroundId, runId, linkedAt: arrival.now, linkedBy: null }],
  );
  const results = await store.atomically((tx) => [
    ...store.sequenceLock(tx),
    ...(evaluations.size > 0
      ? [store.insertMissing(tx, "evaluation", "key", [...evaluations.values()].map(evaluationRow))]
      : []),
    ...(graphs.length > 0 ? [store.insertMissing(tx, "graph", "hash", graphs)] : []),
    ...(made.length > 0 ? [store.insertMissing(tx, "workaroundResult", "runId", made)] : []),
    store.insertMissing(
      tx,
      "run",
      "id",
      runs.map((run) => runRow(run, arrival)),
    ),
  ]);
  for (const key of evaluations.keys()) known.add(key);
  return results.at(-1) as Set<string>;
}

/** The refusal of a run whose id is stored with other content. */
export function idConflict(id: string, place: string): { problem: Problem } {
  const detail = `${id} is stored with other content; it was not changed.`;
  const error = {
    location: joinPlace(place, formatPath(["id"])),
    message: detail,
    fix: "give this run an id of its own, or leave id out",
  };
  return { problem: makeProblem("id-conflict", detail, [error]) };
}

/** Content hashes of runs that are stored, by id. */
export async function storedContents(store: Store, ids: string[]): Promise<Map<string, string>> {
  const { run } = store.t;
  const contents = new Map<string, string>();
  for (const chunk of inChunks(ids, 1_000)) {
    const rows = await store.db
      .select({ id: run.id, content: run.contentSha256 })
      .from(run)
      .where(inArray(run.id, chunk));
    for (const row of rows) contents.set(row.id, row.content);
  }
  return contents;
}

/**
 * Stores runs for good and answers for each, in order. A refused run takes no other with it; the same run twice is one
 * run. Resolves after the commit; settling follows on its own.
 */
export async function recordRuns(store: Store, items: BodyItem[], options: Arrival): Promise<RunAnswer[]> {
  const aliases = await aliasesInForce(store);
  const accepted = items.map((item) => acceptRun(item, options.now, aliases));
  const runs = accepted.flatMap((one) => ("run" in one ? [one.run] : []));
  if (runs.length === 0) return accepted.flatMap((one) => ("problem" in one ? [one] : []));

  const inserted = await insertRuns(store, runs, { request: uuidv7(), ...options });
  const repeated = runs.filter((run) => !inserted.has(run.id)).map((run) => run.id);
  const twiceHere = runs.length > new Set(runs.map((run) => run.id)).size;
  const contents =
    repeated.length > 0 || twiceHere ? await storedContents(store, [...new Set(runs.map((run) => run.id))]) : new Map();

  const seen = new Set<string>();
  return accepted.map((one, index) => {
    if ("problem" in one) return one;
    const { id, contentSha256 } = one.run;
    const isNew = inserted.has(id) && !seen.has(id);
    const content = contents.get(id);
    if (content !== undefined && content !== contentSha256) return idConflict(id, items[index]?.place ?? "");
    seen.add(id);
    return { id, duplicate: !isNew, verdict: "pending" as const };
  });
}
