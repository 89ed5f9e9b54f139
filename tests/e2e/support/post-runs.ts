import type { RunInput } from "@/lib/contract/run";
import type { TestServer } from "@/tests/e2e/support/server";

const SETTLED_WITHIN_MS = 15_000;

/** A made-up result on one chip; the reference is 0.719, the delta of 0.694 is -2.5 points. */
export function exampleRun(soc: string, scheme: string, value = 0.694): RunInput {
  return {
    model: { name: "mobilenet_v2" },
    scheme,
    target: { kind: "device", soc },
    stack: { path: "ort-qnn", backend: "htp", onnxruntime: "1.24.3", qairt: "2.42.0" },
    eval: { dataset: "imagenet", metric: "top1", samples: 1000 },
    result: { status: "ok", value },
    reference: { value: 0.719, source: "torch fp32" },
  };
}

/** Posts runs as a runner does and waits until pages show them. */
export async function postRuns(server: TestServer, runs: readonly RunInput[]): Promise<void> {
  const response = await fetch(`${server.url}/api/v1/runs`, {
    method: "POST",
    headers: { authorization: `Bearer ${await server.token("ingest")}`, "content-type": "application/json" },
    body: JSON.stringify(runs),
  });
  const answer = await response.text();
  if (response.status !== 201) throw new Error(`POST /api/v1/runs: ${response.status} ${answer}`);
  await settled(server);
}

/** Waits until pages show everything that was posted. */
export async function settled(server: TestServer): Promise<void> {
  const deadline = performance.now() + SETTLED_WITHIN_MS;
  let last = "";
  while (performance.now() < deadline) {
    const response = await fetch(`${server.url}/api/v1/matrix`);
    last = await response.text();
    if (response.ok && (JSON.parse(last) as { pending: number }).pending === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`runs were not settled: ${last.slice(0, 300)}`);
}
