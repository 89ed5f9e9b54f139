import type { RunInput } from "@/lib/contract/run";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import type { TestServer } from "@/tests/e2e/support/server";

/** The first `wrong` of 1,000 samples wrong, and those in `flipped` the other way round. */
function onVersions(soc: string, [qairt, onnxruntime]: [string, string], flipped: number[], os: string): RunInput {
  const samples = Array.from({ length: 1000 }, (_, i) => i >= 281 !== flipped.includes(i));
  const bytes = Buffer.alloc(125);
  for (const [i, right] of samples.entries()) if (right) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (0x80 >> (i & 7));
  const correct = samples.filter(Boolean).length;
  const run = exampleRun(soc, "w8a8", correct / 1000);
  return {
    ...run,
    startedAt: `2026-02-${qairt.split(".")[1]?.replace("4", "1")}T08:00:00Z`,
    campaign: `nightly ${qairt}`,
    target: { kind: "device", soc, os },
    stack: { ...run.stack, qairt, onnxruntime },
    eval: { ...run.eval, sha256: "c".repeat(64) },
    result: { ...run.result, correct, bits: bytes.toString("base64") },
  };
}

const LOST = Array.from({ length: 31 }, (_, i) => 300 + i * 20);
const WON = Array.from({ length: 7 }, (_, i) => i * 9);

/** Two chips that get worse on QAIRT 2.44, paired by bits; nobody ran what came out in between. */
export async function breakTwo(server: TestServer): Promise<void> {
  const chips = ["SM8650", "SM8550"];
  await postRuns(server, [
    ...chips.map((soc) => onVersions(soc, ["2.40.0", "1.24.3"], [], "Android 14")),
    ...chips.map((soc) => onVersions(soc, ["2.44.0", "1.24.3"], [...LOST, ...WON], "Android 15")),
  ]);
}
