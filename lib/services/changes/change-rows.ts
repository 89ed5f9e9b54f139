import { OPEN, type Tables } from "@/db/schema";
import { keyOf } from "@/lib/contract/canonical-json";
import type { Family, Judgement, MovedAxis, RawJudgement } from "@/lib/domain/changes/change";
import { changeGroup } from "@/lib/domain/changes/change-group";
import { explainedBy, isListed, SAYS_NOTHING } from "@/lib/domain/changes/explained";
import { severityOf } from "@/lib/domain/changes/severity";
import { verdictOf, WATCH_P } from "@/lib/domain/changes/verdict";
import { cellPlace } from "@/lib/domain/identity";
import { packEvidence } from "@/lib/services/changes/evidence";
import { type JudgedCell, triageOf } from "@/lib/services/changes/judge-cells";
import type { SettleRow } from "@/lib/services/read-cell-runs";

export type ChangeRow = Tables["change"]["$inferInsert"];

/** A family of which nothing is known yet: nothing is significant in it. */
export const NO_FAMILY: Family = { size: 0, worse: 0, better: 0 };

/** Text between bars is searched with `like`: what holds none of the signs of that language stands as it is. */
export const barred = (text: string) => text.replaceAll(/[|%_\\]/g, " ");

function movedText(axes: readonly MovedAxis[]): string {
  const words = axes.flatMap(({ axis, from, to }) => [axis, from, to]).filter((word) => word !== null);
  return words.length === 0 ? "" : `|${[...new Set(words)].map(barred).join("|")}|`;
}

/** Whether a judgement keeps all it was made of: what is shown, or might be once its family grows. `readOutlines` asks the same. */
function isTold({ verdict, numbers: { p, pImproved } }: Judgement, listed: boolean): boolean {
  const near = (value: number | null) => value !== null && value <= WATCH_P;
  return listed || !SAYS_NOTHING.includes(verdict) || near(p) || near(pImproved);
}

/** Longest key of moved versions that is stored as it is, in bytes: Postgres indexes 2,704 at most, names included. */
const MAX_GROUP_BYTES = 500;

function groupKeyOf(judgement: Judgement): string {
  const key = changeGroup(judgement);
  // A key without moved axes says what came together, and is read again; a campaign's name is short enough.
  return judgement.axes.length > 0 && Buffer.byteLength(key) > MAX_GROUP_BYTES ? keyOf(key) : key;
}

/** The rows of a judged cell that begin at a sequence, without those that stand, given the cutoffs of its families. */
export function changeRows(
  judged: JudgedCell,
  familyOf: (key: string) => Family | undefined,
  fromSeq: number,
): ChangeRow[] {
  const { cell } = judged;
  const first = cell.runs[0] as SettleRow;
  const judgements = judged.judgements.map((raw: RawJudgement) => verdictOf(raw, familyOf(raw.family) ?? NO_FAMILY));
  const explained = explainedBy([...judged.standing.judgements, ...judgements]);
  return judgements.map((judgement) => {
    const { id, kind, verdict, rule, family, numbers, from, to, axes } = judgement;
    const explainer = explained.get(id) ?? null;
    const listed = isListed(judgement, explainer !== null);
    return {
      id,
      fromSeq,
      toSeq: OPEN,
      cellKey: cell.key,
      evaluationKey: first.evaluationKey,
      model: first.model,
      ...cellPlace(first),
      sample: cell.sample,
      kind,
      verdict,
      rule,
      listed,
      ...triageOf(judged, id),
      family,
      p: numbers.p,
      pImproved: numbers.pImproved,
      pFloor: numbers.pFloor,
      difference: numbers.difference,
      severity: severityOf(judgement),
      fromRun: from.runId,
      toRun: to.runId,
      fromPoint: from.pointKey,
      toPoint: to.pointKey,
      at: to.at,
      groupKey: groupKeyOf(judgement),
      moved: movedText(axes),
      evidence: packEvidence(judgement, explainer, isTold(judgement, listed)),
    };
  });
}
