import type { Store } from "@/db/store";
import type { RunInput } from "@/lib/contract/run";
import { recordRuns } from "@/lib/services/record-runs";
import { settleAll } from "@/lib/services/settle";
import { asItems, makeRun } from "@/tests/support/runs";

export const NOW = Date.parse("2026-06-01T00:00:00Z");
const DAY = 86_400_000;

/** A run on a QAIRT release, a day a release; accuracy on 1000 samples. */
export function onQairt(minor: number, correct: number, change: Partial<RunInput> = {}): RunInput {
  return makeRun({
    startedAt: new Date(Date.parse("2026-01-01T00:00:00Z") + minor * DAY).toISOString(),
    campaign: `qairt-2.${minor}`,
    stack: { path: "ort-qnn", onnxruntime: "1.24.3", qairt: `2.${minor}.0` },
    result: { value: correct / 1000, correct },
    ...change,
  });
}

/** Correctness per sample: the first `wrong` of 1000 are wrong. */
export function bitsOf(wrong: number, from = 0): string {
  const bytes = Buffer.alloc(125, 0xff);
  for (let i = from; i < from + wrong; i += 1) bytes[i >> 3] = (bytes[i >> 3] ?? 0) & ~(0x80 >> (i & 7));
  return bytes.toString("base64");
}

/** Stores runs as one request and settles them. */
export async function settleRuns(store: Store, runs: readonly RunInput[], now = NOW): Promise<void> {
  const answers = await recordRuns(store, asItems(runs), { origin: "api", now });
  const refused = answers.filter((answer) => "problem" in answer);
  if (refused.length > 0) throw new Error(JSON.stringify(refused[0]));
  await settleAll(store, { holder: "test", clock: () => now });
}
