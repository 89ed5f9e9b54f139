import type { RunDocument } from "@/lib/contract/run";
import type { Rerun, RerunRefusal, RerunStep } from "@/lib/domain/rerun-view";
import { aiHubStep } from "./ai-hub";
import { ortPerfTest, ortPython } from "./ort";
import { executorchStep, litertSteps, llamaStep } from "./other-runtimes";
import { qairtSteps, snpeStep } from "./qairt";
import { type RerunFacts, rerunFacts } from "./rerun-facts";
import { sendAgain, skeletonOf } from "./send-again";

type One = (facts: RerunFacts) => RerunStep | RerunStep[] | null;

const WRITERS: readonly One[] = [
  ortPython,
  ortPerfTest,
  qairtSteps,
  snpeStep,
  litertSteps,
  executorchStep,
  llamaStep,
  aiHubStep,
];

function refusalOf({ path }: RerunFacts, steps: readonly RerunStep[]): RerunRefusal | null {
  if (steps.length > 0) return null;
  if (path === null) return "no-path";
  return path === "llama.cpp" ? "metric" : "unknown-path";
}

/**
 * Commands that repeat a run on its path, built from nothing but what the run says, and the request that sends the new
 * result under the same identity.
 * @param server address under which this server is reached; null leaves the default of a fresh start
 */
export function rerunOf(
  document: RunDocument,
  canonical: Parameters<typeof rerunFacts>[1],
  server: string | null = null,
): Rerun {
  const facts = rerunFacts(document, canonical);
  const steps = WRITERS.flatMap((write) => write(facts) ?? []);
  const skeleton = skeletonOf(document);
  return {
    path: facts.path,
    steps,
    refusal: refusalOf(facts, steps),
    send: { text: sendAgain(skeleton, server), document: skeleton },
  };
}
