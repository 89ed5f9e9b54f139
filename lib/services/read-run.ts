import { and, eq } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { formatMatrixQuery, parseMatrixQuery } from "@/lib/contract/matrix-filter";
import type { RunDocument } from "@/lib/contract/run";
import type { NamedValue, RunCell, RunLine, RunView } from "@/lib/domain/run-view";
import { readRunJudgements } from "@/lib/services/changes/read-verdicts";
import { findMark } from "@/lib/services/marks";
import { readCells } from "@/lib/services/read-cells";
import { readSupplements, viewPlacement } from "@/lib/services/read-supplements";
import { rebuildDocument } from "@/lib/services/rebuild-document";
import { selectLines, toRunLine } from "@/lib/services/run-lines";
import { UUID } from "@/lib/services/uuid";

type RunRow = Tables["run"]["$inferSelect"];
type Cell = Awaited<ReturnType<typeof readCells>>[number];

function named(map: Record<string, unknown> | null | undefined): NamedValue[] {
  return Object.entries(map ?? {}).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [{ name, value: String(value) }],
  );
}

function cellOf(cell: Cell, row: RunRow): RunCell {
  const filter = parseMatrixQuery({ evaluation: row.evaluationKey, model: row.model, scheme: row.scheme });
  if (row.chip !== null) filter.chips = [row.chip];
  if (row.path !== null) filter.paths = [row.path];
  const speaks = cell.runId === row.id;
  return {
    key: cell.key,
    query: formatMatrixQuery(filter),
    runs: cell.runs,
    points: cell.points,
    speaks,
    speaker: speaks ? null : cell.runId,
  };
}

function environment(document: RunDocument): Pick<RunView, "stack" | "artifact" | "calibration" | "os"> {
  const { stack, artifact, scheme } = document;
  const calibration = typeof scheme === "string" ? null : scheme.calibration;
  return {
    os: document.target.os ?? null,
    stack: {
      backend: stack?.backend ?? null,
      onnxruntime: stack?.onnxruntime ?? null,
      qnnEp: stack?.qnnEp ?? null,
      qairt: stack?.qairt ?? null,
      qairtCompile: stack?.qairtCompile ?? null,
      runtime: stack?.runtime ?? null,
      options: named(stack?.options),
      requested: named(stack?.requested),
      numerics: named(stack?.numerics),
    },
    artifact: {
      sourceSha256: artifact?.sourceSha256 ?? null,
      quantizedSha256: artifact?.quantizedSha256 ?? null,
      compiledSha256: artifact?.compiledSha256 ?? null,
      bytes: artifact?.bytes ?? null,
      producer: artifact?.producer ?? null,
    },
    calibration: calibration
      ? {
          algorithm: calibration.algorithm ?? null,
          dataset: calibration.dataset ?? null,
          samples: calibration.samples ?? null,
          site: calibration.site ?? null,
        }
      : null,
  };
}

function measured(document: RunDocument, row: RunRow): Pick<RunView, "result" | "cost" | "placement" | "layers"> {
  const { cost, placement, layers } = document;
  return {
    result: {
      correct: row.correct,
      stderr: row.stderr,
      repeats: row.repeats ?? [],
      outputSha256: row.outputSha256,
      perSample: row.bits !== null || document.result.scores != null,
    },
    cost: {
      latencyMs: cost?.latencyMs ?? null,
      peakMemoryBytes: cost?.peakMemoryBytes ?? null,
      energyMj: cost?.energyMj ?? null,
    },
    placement: viewPlacement(placement),
    layers: layers
      ? {
          nodes: layers.graph.length,
          metrics: Object.keys(layers.metrics),
          against: layers.against ?? null,
          samples: layers.samples ?? null,
        }
      : null,
  };
}

/** What the cell knows of its speaking run goes before what the run says of itself; a delta belongs to a value. */
function lineOf(line: Parameters<typeof toRunLine>[0], speaksFor: Cell | null): RunLine {
  const own = toRunLine(line);
  return speaksFor === null
    ? own
    : { ...own, delta: own.value === null ? null : speaksFor.delta, marks: speaksFor.marks };
}

function referenceOf(cell: Cell | undefined, row: RunRow): RunView["reference"] {
  if (cell?.runId === row.id) {
    return cell.reference;
  }
  if (row.referenceValue === null) return null;
  return { value: row.referenceValue, source: row.referenceSource ?? "unknown", kind: "inline", runId: null };
}

/** The stored row of a run; null when there is none with this id. */
export async function findRunRow(store: Store, id: string): Promise<RunRow | null> {
  if (!UUID.test(id)) return null;
  const { run } = store.t;
  const [row] = await store.db.select().from(run).where(eq(run.id, id.toLowerCase()));
  return row ?? null;
}

/** One run with everything it said; null when there is none with this id. */
export async function readRun(store: Store, id: string): Promise<RunView | null> {
  const row = await findRunRow(store, id);
  if (row === null) return null;
  const { run, evaluation } = store.t;
  const [line] = await selectLines(store, and(eq(run.id, row.id)));
  const [under] = await store.db.select().from(evaluation).where(eq(evaluation.key, row.evaluationKey));
  if (!line || !under) throw new Error(`evaluation ${row.evaluationKey} of run ${row.id} is missing`);
  const mark = await findMark(store, null);
  const [cell] = await readCells(store, mark, { keys: [row.cellKey] });
  const document = await rebuildDocument(store, row);
  const speaks = cell?.runId === row.id;
  return {
    line: lineOf(line, speaks ? cell : null),
    direction: under.direction,
    settled: row.seq <= mark.seq,
    cell: cell && row.seq <= mark.seq ? cellOf(cell, row) : null,
    judgements: await readRunJudgements(store, row.id),
    reference: referenceOf(cell, row),
    evaluation: { sampleSha256: under.sampleSha256 },
    ...environment(document),
    ...measured(document, row),
    supplements: await readSupplements(store, row.id),
    runnerVersion: document.runner?.version ?? null,
    provenance: document.provenance
      ? {
          format: document.provenance.format,
          release: document.provenance.release ?? null,
          file: document.provenance.file ?? null,
          original: named(document.provenance.original),
        }
      : null,
    links: document.links ?? [],
    document: JSON.stringify(document, null, 2),
  };
}
