import { type Compared, intervalOf, isMeasured } from "@/lib/domain/compare/compared";
import { groupBy } from "@/lib/domain/group-by";
import { cellPlace } from "@/lib/domain/identity";
import type { VersionAxis } from "@/lib/domain/matrix";
import { delta } from "@/lib/domain/metric";
import { axisId } from "@/lib/domain/pivot";
import { newestFirst } from "@/lib/domain/series";
import type { Slice, SliceEnd } from "@/lib/domain/slices-view";

/** What speaks for one side of a match, and how many more fit. */
export type Speaker = { result: Compared; others: number };
export type Match = { id: string; a: Speaker; b: Speaker };
export type Lone = { side: "a" | "b"; speaker: Speaker; reason: "no-partner" | "other-evaluation" };

const holds = (list: readonly string[], id: string) => list.length === 0 || list.includes(id);

/** Whether a cell stands in a slice; versions are a matter of its runs. */
export function inSlice(cell: Compared["cell"], slice: Omit<Slice, VersionAxis>): boolean {
  return (
    holds(slice.chips, axisId(cell, "chip")) &&
    holds(slice.paths, axisId(cell, "path")) &&
    holds(slice.schemes, cell.scheme) &&
    holds(slice.targets, cell.targetKind)
  );
}

/** Which parts of an identity the slices leave open: matched cells agree in these. */
function keyOf(a: Slice, b: Slice): (result: Compared) => string {
  const asks = (list: "chips" | "paths" | "schemes" | "targets") => a[list].length + b[list].length > 0;
  const [chips, paths, schemes, targets] = [asks("chips"), asks("paths"), asks("schemes"), asks("targets")];
  return ({ cell }) =>
    JSON.stringify([
      chips || targets ? null : axisId(cell, "chip"),
      targets ? null : cell.targetKind,
      paths || targets ? null : [cell.path, cell.backend],
      schemes ? null : [cell.scheme, cell.emulated],
      cell.simulated,
    ]);
}

const place = (list: readonly string[], id: string) => (list.length === 0 ? 0 : list.indexOf(id));

/** The one named first in the slice, a measured one before others, the newest of those. */
function speakerOf(results: readonly Compared[], slice: Slice): Speaker | null {
  const order = (x: Compared, y: Compared) =>
    place(slice.paths, axisId(x.cell, "path")) - place(slice.paths, axisId(y.cell, "path")) ||
    place(slice.chips, axisId(x.cell, "chip")) - place(slice.chips, axisId(y.cell, "chip")) ||
    place(slice.schemes, x.cell.scheme) - place(slice.schemes, y.cell.scheme) ||
    place(slice.targets, x.cell.targetKind) - place(slice.targets, y.cell.targetKind) ||
    Number(isMeasured(y)) - Number(isMeasured(x)) ||
    newestFirst(x.side.run, y.side.run) ||
    (x.cell.key < y.cell.key ? -1 : 1);
  const [result] = results.toSorted(order);
  return result ? { result, others: results.length - 1 } : null;
}

const grouped = (results: readonly Compared[], of: (result: Compared) => string) =>
  groupBy(results, (result) => JSON.stringify([result.evaluation, of(result)]));

/** Matches the results of two slices on everything that neither asks for. */
export function matchSlices(
  a: { results: readonly Compared[]; slice: Slice },
  b: { results: readonly Compared[]; slice: Slice },
): { matches: Match[]; lone: Lone[] } {
  const of = keyOf(a.slice, b.slice);
  const [inA, inB] = [grouped(a.results, of), grouped(b.results, of)];
  const [openA, openB] = [new Set(a.results.map(of)), new Set(b.results.map(of))];
  const matches: Match[] = [];
  const lone: Lone[] = [];
  const leave = (side: Lone["side"], speaker: Speaker, other: ReadonlySet<string>) =>
    lone.push({ side, speaker, reason: other.has(of(speaker.result)) ? "other-evaluation" : "no-partner" });
  for (const [id, group] of inA) {
    const one = speakerOf(group, a.slice);
    const other = speakerOf(inB.get(id) ?? [], b.slice);
    if (one && other) matches.push({ id, a: one, b: other });
    else if (one) leave("a", one, openB);
  }
  for (const [id, group] of inB) {
    const speaker = inA.has(id) ? null : speakerOf(group, b.slice);
    if (speaker) leave("b", speaker, openA);
  }
  return { matches, lone };
}

/** One side of a match as it is shown. */
export function sliceEnd({ result, others }: Speaker): SliceEnd {
  const { cell, side } = result;
  const { run } = side;
  return {
    key: cell.key,
    runId: run.id,
    ...cellPlace(cell),
    status: run.status,
    reason: cell.runId === run.id ? cell.reason : null,
    value: run.value,
    interval: intervalOf(result),
    reference: run.reference?.value ?? null,
    delta: run.value === null || !run.reference ? null : delta(run.value, run.reference.value, cell.direction),
    marks: cell.marks,
    npuShare: run.npuShare,
    stack: run.stack,
    measuredAt: run.at,
    others,
  };
}
