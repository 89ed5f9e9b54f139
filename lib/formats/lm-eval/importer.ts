import { NO_ALIASES } from "@/lib/domain/alias";
import { explainJson } from "@/lib/formats/explain-json";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import type { FileHead, Importer, ImportOptions } from "@/lib/formats/importer";
import { metricOf } from "@/lib/formats/lm-eval/evaluation-of";
import { resultsKey, samplesPlace } from "@/lib/formats/lm-eval/file-names";
import { readTaskSamples, sampleFacts, type TaskSamples } from "@/lib/formats/lm-eval/join-samples";
import { modelArgs, modelName, schemeOf } from "@/lib/formats/lm-eval/model-of";
import { readScores, type Score } from "@/lib/formats/lm-eval/read-results";
import { type FileFacts, startOf, toRun } from "@/lib/formats/lm-eval/to-run";
import { member } from "@/lib/formats/plain-value";
import { readText } from "@/lib/formats/read-text";

/** A results file holds the configuration of every task: some hundred tasks are a few MB. */
export const MAX_BYTES = 64 * 1024 * 1024;

const NO_SAMPLES = "no samples file of this task and date beside it";

function detect({ path, text }: FileHead): "reads" | "companion" | null {
  if (samplesPlace(path) !== null) return "companion";
  if (/^\s*\{\s*"results"\s*:\s*\{/.test(text) && /"(alias|configs|versions|[\w@./ -]+,[\w-]+)"\s*:/.test(text))
    return "reads";
  return text.includes('"lm_eval_version"') && text.includes('"results"') ? "reads" : null;
}

type SampleFiles = Map<string, Map<string, ImportFile>>;
type Context = {
  file: ImportFile;
  results: unknown;
  facts: FileFacts;
  samples: Map<string, ImportFile>;
  used: Set<ImportFile>;
};

function factsOf(results: unknown, options: ImportOptions): FileFacts | string {
  const config = member(results, "config");
  const args = modelArgs(config);
  const model = modelName(results, args);
  if (model === null) return "names no model: model_name and config.model_args are empty";
  const scheme = schemeOf(config, args, model, options.aliases ?? NO_ALIASES);
  if ("unknown" in scheme) return `unknown precision ${JSON.stringify(scheme.unknown)}`;
  return { model, scheme: scheme.scheme, startedAt: startOf(results, options.date) };
}

async function taskSamples(context: Context, task: string, scores: readonly Score[], signal?: AbortSignal) {
  const file = context.samples.get(task);
  if (!file) return null;
  context.used.add(file);
  return { file, read: await readTaskSamples(file, context.results, task, scores, signal) };
}

function* scoreItems(
  context: Context,
  score: Score,
  read: TaskSamples | null,
  samplesFile: string | null,
): Generator<ImportItem> {
  const at = { file: context.file.path, line: null };
  const metric = metricOf(context.results, score);
  if (typeof metric === "string") {
    yield { kind: "refused", ...at, reason: metric, values: 1 };
    return;
  }
  const { facts, problem } = sampleFacts(context.results, score, read);
  if (problem !== null && samplesFile !== null)
    yield {
      kind: "skipped",
      file: samplesFile,
      line: null,
      reason: `${problem}: ${score.task} ${score.key} is stored without bits`,
    };
  const joined = read !== null && !("reason" in read) && problem === null;
  const why = read === null ? NO_SAMPLES : "its samples file could not be used";
  const document = toRun(context.results, score, context.facts, metric, facts);
  yield { kind: "run", ...at, document, notJoined: joined ? null : why };
}

async function* taskItems(
  context: Context,
  task: string,
  scores: readonly Score[],
  signal?: AbortSignal,
): AsyncGenerator<ImportItem> {
  const own = await taskSamples(context, task, scores, signal);
  if (own && "reason" in own.read)
    yield { kind: "refused", file: own.file.path, line: own.read.line, reason: own.read.reason, values: 0 };
  else if (own) yield { kind: "read", file: own.file.path };
  for (const score of scores) yield* scoreItems(context, score, own?.read ?? null, own?.file.path ?? null);
}

function byTask(scores: readonly Score[]): Map<string, Score[]> {
  const tasks = new Map<string, Score[]>();
  for (const score of scores) {
    const own = tasks.get(score.task) ?? [];
    own.push(score);
    tasks.set(score.task, own);
  }
  return tasks;
}

async function* fileItems(
  file: ImportFile,
  samples: SampleFiles,
  used: Set<ImportFile>,
  options: ImportOptions,
): AsyncGenerator<ImportItem> {
  const refuse = (reason: string, values: number, line: number | null = null): ImportItem => ({
    kind: "refused",
    file: file.path,
    line,
    reason,
    values,
  });
  const read = await readText(file, MAX_BYTES);
  if ("reason" in read) return yield refuse(read.reason, 0);
  const parsed = explainJson(read.text);
  if ("reason" in parsed) return yield refuse(parsed.reason, 0, parsed.line);
  const results = parsed.value;
  const scores = readScores(results);
  if (!scores) return yield refuse("has no map named results", 0);
  const facts = factsOf(results, options);
  if (typeof facts === "string") return yield refuse(facts, scores.scores.length + scores.refused.length);
  for (const group of scores.groups)
    yield {
      kind: "skipped",
      file: file.path,
      line: null,
      reason: `${group} is a group: its tasks are read one by one`,
    };
  for (const reason of scores.refused) yield refuse(reason, 1);
  const context = { file, results, facts, samples: samples.get(resultsKey(file.path) ?? "") ?? new Map(), used };
  for (const [task, own] of byTask(scores.scores)) yield* taskItems(context, task, own, options.signal);
  if (scores.scores.length + scores.refused.length + scores.groups.length === 0) yield refuse("has no results", 0);
  yield { kind: "read", file: file.path };
}

async function* read(files: readonly ImportFile[], options: ImportOptions): AsyncGenerator<ImportItem> {
  const samples: SampleFiles = new Map();
  const results: ImportFile[] = [];
  for (const file of files) {
    const place = samplesPlace(file.path);
    if (!place) results.push(file);
    else samples.set(place.key, (samples.get(place.key) ?? new Map<string, ImportFile>()).set(place.task, file));
  }
  const used = new Set<ImportFile>();
  for (const file of results) {
    options.signal?.throwIfAborted();
    yield* fileItems(file, samples, used, options);
  }
  for (const file of files)
    if (samplesPlace(file.path) !== null && !used.has(file))
      yield {
        kind: "skipped",
        file: file.path,
        line: null,
        reason: "no results file of its date and task is beside it",
      };
}

/** Results of EleutherAI's lm-evaluation-harness, and the samples files beside them. */
export const lmEval: Importer = { id: "lm-eval", name: "lm-evaluation-harness results", detect, read };
