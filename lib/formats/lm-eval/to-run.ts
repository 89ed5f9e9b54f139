import { LIMITS } from "@/lib/contract/limits";
import type { RunInput } from "@/lib/contract/run";
import { promptText } from "@/lib/formats/lm-eval/evaluation-of";
import type { Score } from "@/lib/formats/lm-eval/read-results";
import { asNumber, asText, member } from "@/lib/formats/plain-value";

/** Version of what this importer writes: ids come from the content, so it changes only with the documents. */
export const IMPORTER = { name: "import", version: "1" };

export const FORMAT = "lm-eval";

/** What a results file says about all of its scores. */
export type FileFacts = { model: string; scheme: string; startedAt: string | null };

/** What is known of a score's samples; bits as base64. */
export type SampleFacts = {
  samples: number | null;
  sha256: string | null;
  bits: { base64: string; correct: number } | null;
};

/** `date` is the start, in seconds since 1970. */
export function startOf(results: unknown, date: string | undefined): string | null {
  const seconds = asNumber(member(results, "date"));
  const at = seconds === null ? Number.NaN : Math.round(seconds * 1000);
  if (Math.abs(at) <= 8.64e15 && at > 0) return new Date(at).toISOString();
  return date === undefined ? null : `${date}T00:00:00Z`;
}

function stackOf(results: unknown): NonNullable<RunInput["stack"]> {
  const config = member(results, "config");
  const source = asText(member(results, "model_source")) ?? asText(member(config, "model"));
  const device = asText(member(config, "device"));
  const transformers = asText(member(results, "transformers_version"));
  return {
    ...(source !== null && { path: source === "gguf" || source === "ggml" ? "llama.cpp" : source }),
    ...(device !== null && { backend: device.split(":")[0] }),
    ...(source?.startsWith("hf") && transformers !== null && { runtime: `transformers ${transformers}` }),
  };
}

const text = (value: unknown): string | null =>
  typeof value === "object" && value !== null ? JSON.stringify(value) : asText(value);

function originalOf(results: unknown, score: Score): Record<string, string> {
  const config = member(results, "config");
  const stated: Record<string, unknown> = {
    metric: score.key,
    modelArgs: member(config, "model_args"),
    modelDtype: member(config, "model_dtype"),
    modelRevision: member(config, "model_revision"),
    modelSha: member(config, "model_sha"),
    device: member(config, "device"),
    limit: member(config, "limit"),
    genKwargs: member(config, "gen_kwargs"),
    chatTemplateSha: member(results, "chat_template_sha"),
    taskHash: member(member(results, "task_hashes"), score.task),
    lmEvalVersion: member(results, "lm_eval_version"),
    gitHash: member(results, "git_hash"),
  };
  return Object.fromEntries(
    Object.entries(stated).flatMap(([key, value]) => {
      const written = text(value);
      return written === null || written === "" ? [] : [[key, written.slice(0, LIMITS.text).toWellFormed()]];
    }),
  );
}

/** The run document of one score. Nothing of it depends on where the file lay. */
export function toRun(
  results: unknown,
  score: Score,
  facts: FileFacts,
  metric: Pick<RunInput["eval"], "metric" | "kind" | "direction">,
  { samples, sha256, bits }: SampleFacts,
): RunInput {
  const split = promptText(results, score);
  return {
    ...(facts.startedAt !== null && { startedAt: facts.startedAt, campaign: `${FORMAT} ${facts.startedAt}` }),
    runner: IMPORTER,
    model: { name: facts.model },
    scheme: facts.scheme,
    target: { kind: "host" },
    stack: stackOf(results),
    eval: {
      dataset: score.task,
      ...(split !== null && { split }),
      ...metric,
      ...(samples !== null && { samples }),
      ...(sha256 !== null && { sha256 }),
    },
    result: {
      status: "ok",
      value: score.value,
      ...(score.stderr !== null && { stderr: score.stderr }),
      ...(bits && { correct: bits.correct, bits: bits.base64 }),
    },
    provenance: { format: FORMAT, original: originalOf(results, score) },
  };
}
