import type { RunInput } from "@/lib/contract/run";
import type { Aliases } from "@/lib/domain/alias";
import { RUN_STATUSES, TARGET_KINDS } from "@/lib/domain/matrix";
import { DIRECTIONS, METRIC_KINDS } from "@/lib/domain/metric";
import type { Row } from "@/lib/formats/csv/bind-columns";
import { REQUIRED_COLUMNS } from "@/lib/formats/csv/columns";
import type { NumberReader } from "@/lib/formats/csv/number";
import { RowReader } from "@/lib/formats/csv/row-reader";
import { schemeOf } from "@/lib/formats/csv/scheme-cell";
import { metricNamed } from "@/lib/formats/known-names";
import { shown } from "@/lib/formats/plain-value";

export const CSV_FORMAT = "csv";

const KEPT = ["note", "source", "evidence"];

/** Without what is undefined; undefined when nothing is left. */
function lean<T extends object>(parts: T): T | undefined {
  const entries = Object.entries(parts).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as T) : undefined;
}

function schemeIn(row: RowReader, aliases: Aliases): RunInput["scheme"] | undefined {
  const text = row.text("scheme");
  if (text === undefined) return undefined;
  const calibration = lean({
    algorithm: row.text("calibration"),
    dataset: row.text("calibration_dataset"),
    samples: row.count("calibration_samples"),
  });
  const parts = {
    method: row.text("method") ?? null,
    granularity: row.text("granularity") ?? null,
    blockSize: row.count("block_size") ?? null,
    emulated: row.flag("emulated") ?? null,
    calibration: calibration ?? null,
  };
  const read = schemeOf(text, parts, aliases);
  if ("scheme" in read) return read.scheme;
  row.reasons.unshift(read.reason);
  return undefined;
}

function targetIn(row: RowReader): RunInput["target"] {
  const soc = row.text("soc");
  const kind = row.word("target_kind", TARGET_KINDS);
  if (soc === undefined && row.text("target_kind") === undefined)
    row.reasons.push("soc: is empty, and so is target_kind");
  else if (kind === "device" && soc === undefined) row.reasons.push("soc: is empty, and target_kind is device");
  const rest = lean({ soc, device: row.text("device"), os: row.text("os"), simulated: row.flag("simulated") });
  return { kind: kind ?? "device", ...rest };
}

function evaluationIn(row: RowReader, aliases: Aliases): RunInput["eval"] {
  const metric = row.text("metric") ?? "";
  const unit = row.text("unit");
  const kind = row.word("kind", METRIC_KINDS);
  const direction = row.word("direction", DIRECTIONS);
  if (metric !== "" && !metricNamed(metric, unit, aliases) && !(kind && direction))
    row.reasons.unshift(`unknown metric ${shown(metric)}: the columns kind and direction would say what it is`);
  return {
    dataset: row.text("dataset") ?? "",
    metric,
    ...lean({
      split: row.text("split"),
      samples: row.count("samples"),
      sha256: row.text("sample_sha256"),
      kind,
      direction,
      unit,
    }),
  };
}

function resultIn(row: RowReader): RunInput["result"] {
  const status = row.word("status", RUN_STATUSES) ?? "ok";
  const parts = lean({
    reason: row.text("reason"),
    value: row.number("value"),
    correct: row.count("correct"),
    stderr: row.number("stderr"),
  });
  return { status, ...parts };
}

function referenceIn(row: RowReader): RunInput["reference"] {
  const value = row.number("reference");
  return value === undefined ? undefined : { value, source: row.text("reference_source") ?? "not stated" };
}

function linksIn(row: RowReader): RunInput["links"] {
  const links = ["source", "evidence"].flatMap((label) => {
    const url = row.text(label);
    return url !== undefined && /^https?:\/\/\S+$/i.test(url) && URL.canParse(url) ? [{ label, url }] : [];
  });
  return links.length > 0 ? links : undefined;
}

const HASHES = {
  sourceSha256: "source_sha256",
  quantizedSha256: "quantized_sha256",
  compiledSha256: "compiled_sha256",
};
const STACK = {
  path: "path",
  backend: "backend",
  qairt: "qairt",
  qairtCompile: "qairt_compile",
  onnxruntime: "onnxruntime",
  qnnEp: "qnn_ep",
  runtime: "runtime",
};

const textsIn = (row: RowReader, names: Readonly<Record<string, string>>) =>
  lean(Object.fromEntries(Object.entries(names).map(([key, name]) => [key, row.text(name)])));

/**
 * The run document of a row.
 * @param date fallback for `startedAt`, `YYYY-MM-DD`
 * @returns the reasons when it is none
 */
export function rowDocument(
  cells: Row,
  number: NumberReader,
  date: string | null,
  aliases: Aliases,
): { document: RunInput } | { reason: string } {
  const row = new RowReader(cells, number);
  const failed = cells.get("status") !== undefined && cells.get("status")?.text.toLowerCase() !== "ok";
  for (const name of REQUIRED_COLUMNS)
    if (!cells.has(name) && !(name === "value" && failed)) row.reasons.push(`${name}: is empty`);
  const model = lean({ variant: row.text("variant"), task: row.text("task") });
  const startedAt = row.instant("date") ?? (date === null ? undefined : `${date}T00:00:00Z`);
  const scheme = schemeIn(row, aliases);
  const placement = { npu: row.count("npu"), gpu: row.count("gpu"), cpu: row.count("cpu") };
  // In full a scheme no longer shows how the file spelled it.
  const spelled: Record<string, string> = typeof scheme === "object" ? { scheme: row.text("scheme") ?? "" } : {};
  const original = lean({ ...spelled, ...row.original(KEPT) });
  const runner = row.text("runner");
  const parts = lean({
    startedAt,
    campaign: row.text("campaign"),
    artifact: textsIn(row, HASHES),
    stack: textsIn(row, STACK),
    reference: referenceIn(row),
    cost: lean({ latencyMs: row.number("latency_ms"), peakMemoryBytes: row.count("peak_memory_bytes") }),
    placement: lean(placement),
    links: linksIn(row),
  });
  const document: RunInput = {
    ...(runner !== undefined && { runner: { name: runner } }),
    model: { name: row.text("model") ?? "", ...model },
    scheme: scheme ?? "",
    target: targetIn(row),
    eval: evaluationIn(row, aliases),
    result: resultIn(row),
    ...parts,
    provenance: { format: CSV_FORMAT, ...(original && { original }) },
  };
  return row.reasons.length > 0 ? { reason: row.reasons.join("; ") } : { document };
}
