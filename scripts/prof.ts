import { canonicalJson, sha256Hex } from "@/lib/contract/canonical-json";
import { normalizeRun } from "@/lib/contract/normalize-run";
import { runDocument } from "@/lib/contract/run";
import { findChip } from "@/lib/domain/find-chip";
import { datasetId } from "@/lib/domain/find-dataset";
import { findMetric } from "@/lib/domain/find-metric";
import { pathId } from "@/lib/domain/find-path";
import { schemeId } from "@/lib/domain/scheme-id";
import { parseScheme } from "@/lib/domain/scheme-parse";
import { acceptRun } from "@/lib/services/record-runs";

const run = (i: number) => ({
  model: { name: "m" + (i % 10), task: "image-classification" },
  startedAt: "2026-01-12T08:00:00Z",
  runner: { name: "lab", version: "1" },
  campaign: "c" + i,
  scheme: "w8a8",
  target: { kind: "device", soc: "SM8650", device: "Galaxy S24", os: "Android 14" },
  artifact: { quantizedSha256: "a".repeat(64) },
  stack: {
    path: "ort-qnn",
    backend: "htp",
    onnxruntime: "1.24.3",
    qairt: "2.42.0",
    options: { enable_htp_fp16_precision: "1" },
  },
  eval: { dataset: "imagenet", split: "validation", metric: "top1", samples: 1000 },
  result: { value: 0.7, correct: 700 },
  reference: { value: 0.724, source: "torch" },
  cost: { latencyMs: 1.9 },
  placement: { npu: 104, cpu: 0 },
});
const N = 20000;
const docs = Array.from({ length: N }, (_, i) => run(i));
const texts = docs.map((d) => JSON.stringify(d));
const time = (n: string, f: (i: number) => unknown) => {
  for (let k = 0; k < 2000; k++) f(k);
  const t = performance.now();
  for (let k = 0; k < N; k++) f(k);
  console.log(n, (((performance.now() - t) * 1000) / N).toFixed(2), "us");
};
time("JSON.parse", (i) => JSON.parse(texts[i]!));
time("zod", (i) => runDocument.safeParse(docs[i]));
const parsed = docs.map((d) => runDocument.parse(d));
time("normalize", (i) => normalizeRun(parsed[i]!, Date.now()));
time("canonical", (i) => canonicalJson(docs[i]));
time("stringify", (i) => JSON.stringify(docs[i]));
time("sha", (i) => sha256Hex(texts[i]!));
time("metric", () => findMetric("top1", null));
time("chip", () => findChip("SM8650"));
time("scheme", () => schemeId(parseScheme("w8a8")!));
time("ds", () => datasetId("imagenet"));
time("path", () => pathId("ort-qnn"));
time("accept", (i) => acceptRun({ place: "x", value: docs[i] }, Date.now()));
