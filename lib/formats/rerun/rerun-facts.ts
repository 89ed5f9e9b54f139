import type { RunDocument } from "@/lib/contract/run";
import type { RerunGap } from "@/lib/domain/rerun-view";
import type { Scheme } from "@/lib/domain/scheme";
import { parseScheme } from "@/lib/domain/scheme-parse";
import type { RunVersions } from "@/lib/domain/stack";

/** What a run says that repeating it takes. Names are as they came; nothing is guessed. */
export type RerunFacts = RunVersions & {
  id: string;
  model: string;
  path: string | null;
  backend: string | null;
  options: Record<string, string>;
  device: string | null;
  scheme: Scheme | null;
  quantizedSha256: string | null;
  compiledSha256: string | null;
  metric: string;
};

/** @param canonical path, scheme and metric as they were resolved when the run was stored */
export function rerunFacts(
  document: RunDocument,
  canonical: { id: string; path: string | null; scheme: string; metric: string },
): RerunFacts {
  const { stack, artifact, target } = document;
  return {
    id: canonical.id,
    model: document.model.name,
    path: canonical.path,
    backend: stack?.backend?.toLowerCase() ?? null,
    onnxruntime: stack?.onnxruntime ?? null,
    qnnEp: stack?.qnnEp ?? null,
    qairt: stack?.qairt ?? null,
    qairtCompile: stack?.qairtCompile ?? null,
    runtime: stack?.runtime ?? null,
    options: stack?.options ?? {},
    device: target.device ?? null,
    scheme: parseScheme(canonical.scheme),
    quantizedSha256: artifact?.quantizedSha256 ?? null,
    compiledSha256: artifact?.compiledSha256 ?? null,
    metric: canonical.metric,
  };
}

/** The gaps among these that a run has. */
export function gapsOf(gaps: readonly (readonly [RerunGap["gap"], string | null, boolean])[]): RerunGap[] {
  return gaps.flatMap(([gap, variable, missing]) => (missing ? [{ gap, variable }] : []));
}
