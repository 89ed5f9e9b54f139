import { canonicalJson, keyOf, sha256Hex, uuidFromSha256 } from "@/lib/contract/canonical-json";
import { checkResult } from "@/lib/contract/check-result";
import { formatPath } from "@/lib/contract/explain-issues";
import { findTooLarge, type LayerColumns, packLayers, roundLayers } from "@/lib/contract/layer-columns";
import type { ProblemError } from "@/lib/contract/problem";
import { resolveMetric } from "@/lib/contract/resolve-metric";
import type { RunDocument } from "@/lib/contract/run";
import { type Aliases, NO_ALIASES, unalias } from "@/lib/domain/alias";
import { chipId, findChip } from "@/lib/domain/find-chip";
import { datasetId } from "@/lib/domain/find-dataset";
import { pathId } from "@/lib/domain/find-path";
import { splitId } from "@/lib/domain/find-split";
import { type CellIdentity, cellText, evaluationText } from "@/lib/domain/identity";
import { type RunStatus, TARGET_KINDS } from "@/lib/domain/matrix";
import type { Metric } from "@/lib/domain/metric";
import type { Scheme } from "@/lib/domain/scheme";
import { schemeId } from "@/lib/domain/scheme-id";
import { parseScheme } from "@/lib/domain/scheme-parse";
import type { Placement } from "@/lib/domain/settle-cell";
import { numericOptions, type Stack } from "@/lib/domain/stack";

/** A run as it is stored: identity is resolved, values are in the metric's stored unit, heavy parts stand apart. */
export type NormalRun = {
  id: string;
  /** SHA-256 of the canonical content; the same id with another one is a conflict. */
  contentSha256: string;
  /** Canonical JSON of the content without layers and bits. */
  document: string;
  evaluationKey: string;
  cellKey: string;
  identity: CellIdentity;
  metric: Metric;
  stack: Stack;
  status: RunStatus;
  reason: string | null;
  value: number | null;
  stderr: number | null;
  repeats: number[];
  correct: number | null;
  bits: Uint8Array | null;
  reference: { value: number; source: string } | null;
  startedAt: number | null;
  device: string | null;
  campaign: string | null;
  runner: string | null;
  sourceSha256: string | null;
  quantizedSha256: string | null;
  outputSha256: string | null;
  placement: Placement | null;
  latencyMs: number | null;
  layers: LayerColumns | null;
  /** Id of the workaround that it was made with. */
  workaround: string | null;
};

/** A start this far ahead of the server's clock is a wrong clock, and would speak for its cell for ever. */
export const MAX_CLOCK_SKEW_MS = 24 * 60 * 60 * 1000;

const clean = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();
const cleanOrNull = (text: string | null | undefined) => (text == null ? null : clean(text));

/** Ids of spellings seen before: a fleet writes a handful, a million times. */
const schemeIds = new Map<string, string | null>();
const MAX_SCHEME_IDS = 10_000;

function schemeIdOf(text: string): string | null {
  const known = schemeIds.get(text);
  if (known !== undefined) return known;
  const parsed = parseScheme(text);
  const id = parsed ? schemeId(parsed) : null;
  if (schemeIds.size < MAX_SCHEME_IDS) schemeIds.set(text, id);
  return id;
}

function resolveScheme(run: RunDocument, aliases: Aliases, errors: ProblemError[]): { id: string; emulated: boolean } {
  if (typeof run.scheme !== "string") {
    const { emulated, calibration: _, ...stated } = run.scheme;
    const scheme: Scheme = {
      method: stated.method,
      weights: stated.weights ?? null,
      activations: stated.activations ?? null,
      granularity: stated.granularity ?? null,
      blockSize: stated.blockSize ?? null,
      blockKind: stated.blockKind ?? null,
      override: stated.override ? { dtype: stated.override.dtype, tensors: stated.override.tensors ?? null } : null,
    };
    if (!scheme.weights && !scheme.activations) {
      errors.push({ location: "scheme.weights", message: "names no number format", fix: "send scheme.weights" });
    }
    return { id: schemeId(scheme), emulated: emulated ?? false };
  }
  const id = schemeIdOf(unalias(aliases, "scheme", run.scheme));
  if (id === null) {
    errors.push({
      location: "scheme",
      message: `unknown scheme ${JSON.stringify(run.scheme)}`,
      fix: "use a spelling from GET /api/v1/catalog/schemes, or send the scheme in full: { method, weights, activations, ... }",
    });
    return { id: "unknown", emulated: false };
  }
  return { id, emulated: false };
}

function checkChip(run: RunDocument, aliases: Aliases, errors: ProblemError[]): void {
  const soc = run.target.soc == null ? undefined : unalias(aliases, "chip", run.target.soc).toLowerCase();
  if (run.target.kind !== "device" || !(TARGET_KINDS as readonly (string | undefined)[]).includes(soc)) return;
  // An axis shows targets without a chip under these words: a chip so named would stand among them.
  errors.push({
    location: "target.soc",
    message: `${JSON.stringify(run.target.soc)} is a kind of target, not a SoC`,
    fix: 'name the SoC, for instance SM8650, or send it as target.kind and leave "soc" out',
  });
}

function resolveChip(run: RunDocument, aliases: Aliases): string | null {
  if (run.target.kind !== "device" || run.target.soc == null) return null;
  const soc = unalias(aliases, "chip", run.target.soc);
  return findChip(soc)?.soc ?? chipId(soc);
}

function startOf(run: RunDocument, now: number, errors: ProblemError[]): number | null {
  if (run.startedAt == null) return null;
  const at = Date.parse(run.startedAt);
  if (at > now + MAX_CLOCK_SKEW_MS) {
    errors.push({
      location: "startedAt",
      message: `${run.startedAt} lies in the future`,
      fix: "check the runner's clock, or leave startedAt out",
    });
  }
  return at;
}

function checkLayers(run: RunDocument, errors: ProblemError[]): void {
  const found = run.layers ? findTooLarge(run.layers) : null;
  if (found) {
    errors.push({
      location: formatPath(["layers", "metrics", found.metric, found.row]),
      message: `${found.value} does not fit a float32`,
      fix: "send null for a value that is not finite",
    });
  }
}

/** Content of a run in its normal form: what the id and the conflict check are made from. */
function contentOf(run: RunDocument): { document: string; sha256: string } {
  const { id: _, layers, result, ...rest } = run;
  const { bits, ...lean } = result;
  const document = canonicalJson({ ...rest, result: lean });
  if (!layers && bits == null) return { document, sha256: sha256Hex(document) };
  const float32 = layers ? roundLayers(layers) : null;
  // As they are stored: base64 may be written with loose bits behind its last byte.
  const canonical = { ...lean, bits: bits == null ? null : Buffer.from(bits, "base64").toString("base64") };
  return { document, sha256: sha256Hex(canonicalJson({ ...rest, result: canonical, layers: float32 })) };
}

function identityOf(
  run: RunDocument,
  aliases: Aliases,
  metric: Metric,
  scheme: { id: string; emulated: boolean },
): CellIdentity {
  const { dataset, split } = run.eval;
  const path = run.stack?.path;
  return {
    model: clean(run.model.name),
    variant: cleanOrNull(run.model.variant),
    dataset: datasetId(unalias(aliases, "dataset", dataset)),
    split: split == null ? null : splitId(unalias(aliases, "split", split)),
    metric: metric.id,
    samples: run.eval.samples ?? null,
    sampleSha256: run.eval.sha256 ?? null,
    targetKind: run.target.kind,
    chip: resolveChip(run, aliases),
    scheme: scheme.id,
    path: path == null ? null : pathId(unalias(aliases, "path", path)),
    backend: cleanOrNull(run.stack?.backend)?.toLowerCase() ?? null,
    simulated: run.target.simulated ?? false,
    emulated: scheme.emulated,
  };
}

function stackOf(run: RunDocument): Stack {
  const stack = run.stack;
  return {
    qairt: cleanOrNull(stack?.qairt),
    qnnEp: cleanOrNull(stack?.qnnEp),
    onnxruntime: cleanOrNull(stack?.onnxruntime),
    qairtCompile: cleanOrNull(stack?.qairtCompile),
    runtime: cleanOrNull(stack?.runtime),
    options: numericOptions(stack?.options ?? {}),
  };
}

/**
 * Resolves a validated document into the run that is stored. Names keep their original spelling in the document.
 * @param now epoch milliseconds of the server's clock
 * @param aliases asked before the catalogues, for identity only: content and id of a run never depend on them
 * @returns the run, or every error found
 */
export function normalizeRun(
  run: RunDocument,
  now: number,
  aliases: Aliases = NO_ALIASES,
): { ok: true; run: NormalRun } | { ok: false; errors: ProblemError[] } {
  const errors: ProblemError[] = [];
  const metric = resolveMetric({ ...run.eval, metric: unalias(aliases, "metric", run.eval.metric) });
  const scheme = resolveScheme(run, aliases, errors);
  const startedAt = startOf(run, now, errors);
  checkChip(run, aliases, errors);
  checkLayers(run, errors);
  if (Array.isArray(metric)) return { ok: false, errors: [...metric, ...errors] };
  const checked = checkResult(run, metric, errors);
  if (errors.length > 0) return { ok: false, errors };

  const identity = identityOf(run, aliases, metric, scheme);
  const content = contentOf(run);
  const placement = run.placement;
  return {
    ok: true,
    run: {
      id: run.id?.toLowerCase() ?? uuidFromSha256(content.sha256),
      contentSha256: content.sha256,
      document: content.document,
      evaluationKey: keyOf(evaluationText(identity)),
      cellKey: keyOf(cellText(identity)),
      identity,
      metric,
      stack: stackOf(run),
      status: run.result.status,
      reason: run.result.reason ?? null,
      value: checked.value,
      stderr: checked.stderr,
      repeats: checked.repeats,
      correct: run.result.correct ?? null,
      bits: checked.bits,
      reference: checked.reference,
      startedAt,
      device: run.target.device ?? null,
      campaign: run.campaign ?? null,
      runner: run.runner?.name ?? null,
      sourceSha256: run.artifact?.sourceSha256 ?? null,
      quantizedSha256: run.artifact?.quantizedSha256 ?? null,
      outputSha256: run.result.outputSha256 ?? null,
      placement: placement
        ? { npu: placement.npu ?? null, gpu: placement.gpu ?? null, cpu: placement.cpu ?? null }
        : null,
      latencyMs: run.cost?.latencyMs ?? null,
      layers: run.layers ? packLayers(run.layers) : null,
      workaround: run.workaround ?? null,
    },
  };
}
