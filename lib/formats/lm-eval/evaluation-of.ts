import type { RunInput } from "@/lib/contract/run";
import { findMetric } from "@/lib/domain/find-metric";
import type { Score } from "@/lib/formats/lm-eval/read-results";
import { asText, member } from "@/lib/formats/plain-value";

const at = (value: unknown, ...keys: string[]) => keys.reduce<unknown>(member, value);

/** Digits of a template's hash that are kept: enough to tell templates apart, short enough to read. */
const HASH_DIGITS = 12;

const HEX = /^[0-9a-f]{64}$/;

/**
 * What two results must share beside task, metric and samples to be comparable, as one text that becomes the split:
 * version of the task, shots, filter, and the templates around the prompt.
 */
export function promptText(results: unknown, { task, filter }: Score): string | null {
  const version = asText(at(results, "versions", task));
  const shots = asText(at(results, "n-shot", task));
  const template = (name: string) => asText(member(results, name))?.slice(0, HASH_DIGITS) ?? null;
  const chat = template("chat_template_sha");
  const system = template("system_instruction_sha");
  const parts = [
    version !== null && version !== "N/A" && `v${version}`,
    shots !== null && `${shots}-shot`,
    filter !== "none" && `filter ${filter}`,
    chat !== null && `chat ${chat}`,
    system !== null && `system ${system}`,
    member(results, "fewshot_as_multiturn") === true && "multiturn",
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : parts.join(", ");
}

export function taskHash(results: unknown, task: string): string | null {
  const hash = asText(at(results, "task_hashes", task));
  return hash !== null && HEX.test(hash) ? hash : null;
}

export function effectiveSamples(results: unknown, task: string): number | null {
  const count = at(results, "n-samples", task, "effective");
  return typeof count === "number" && Number.isInteger(count) && count > 0 ? count : null;
}

type Definition = Pick<RunInput["eval"], "metric" | "kind" | "direction">;

/** The metric, defined by `higher_is_better` when the catalogue does not know it; the reason when nothing says. */
export function metricOf(results: unknown, { task, metric }: Score): Definition | string {
  const higher = at(results, "higher_is_better", task, metric);
  const known = findMetric(metric);
  const direction = higher === true ? "higher" : "lower";
  if (known) {
    if (typeof higher === "boolean" && direction !== known.direction)
      return `${task}: ${metric} is known as ${known.direction}, higher_is_better says ${direction}`;
    return { metric };
  }
  if (typeof higher !== "boolean")
    return `unknown metric ${JSON.stringify(metric)}: higher_is_better of ${task} does not say which way is better`;
  return { metric, kind: "other", direction };
}
