import type { Family, Judgement, RawJudgement, Verdict } from "@/lib/domain/changes/change";
import { counts } from "@/lib/domain/changes/family";
import { reaches } from "@/lib/domain/changes/thresholds";

/** One-sided p below which a drop is worth a look, however small it is (methods.md section 3, step 4). */
export const WATCH_P = 0.05;

/** A gap that widened by this many times the reference's own move is not that move's doing. */
export const REFERENCE_DOMINANCE = 10;

type Evidence = { worse: boolean; better: boolean };

function valueOnly({ difference, thresholds }: RawJudgement["numbers"]): Verdict {
  if (difference === 0) return "unchanged";
  if (difference === null || !thresholds) return "insufficient";
  return reaches(Math.abs(difference), thresholds.watch) ? "watch" : "unchanged";
}

// Without a scale nothing can be called large.
function testedWithoutScale({ p, difference }: RawJudgement["numbers"]): Verdict {
  if (p !== null && p < WATCH_P) return "watch";
  return difference === 0 ? "unchanged" : "insufficient";
}

/** A test that could not have shown even a collapse has not shown that nothing changed. */
function isBlind({ difference, minimumDetectable, thresholds }: RawJudgement["numbers"]): boolean {
  if (difference === 0 || minimumDetectable === null || !thresholds) return false;
  return minimumDetectable > thresholds.collapse;
}

function tested(numbers: RawJudgement["numbers"], { worse, better }: Evidence): Verdict {
  const { p, thresholds } = numbers;
  if (!thresholds) return testedWithoutScale(numbers);
  const difference = numbers.difference ?? 0;
  const drop = -difference;
  const mayAlarm = worse && thresholds.basis === "catalogue";
  if (mayAlarm && reaches(drop, thresholds.collapse)) return "collapsed";
  if (mayAlarm && reaches(drop, thresholds.alarm)) return "regressed";
  if ((p !== null && p < WATCH_P) || reaches(drop, thresholds.watch)) return "watch";
  if (better && reaches(difference, thresholds.alarm)) return "improved";
  return isBlind(numbers) ? "insufficient" : "unchanged";
}

function referenceMove({ from, to, numbers: { gap, thresholds } }: RawJudgement): Verdict {
  if (gap.before === null || gap.after === null || !from.reference || !to.reference || !thresholds) {
    return "insufficient";
  }
  const widened = gap.before - gap.after;
  const moved = Math.abs(from.reference.value - to.reference.value);
  return reaches(widened, thresholds.collapse) && widened >= REFERENCE_DOMINANCE * moved ? "watch" : "insufficient";
}

function decide(raw: RawJudgement, evidence: Evidence): Verdict {
  switch (raw.rule) {
    case "not-comparable":
      return "insufficient";
    case "reference-moved":
      return referenceMove(raw);
    case "same-output":
      return "unchanged";
    case "status":
      return raw.to.status === "ok" ? "improved" : "regressed";
    case "value-only":
      return valueOnly(raw.numbers);
    case "beats-reference":
      return evidence.better ? "regressed" : "watch";
    default:
      return tested(raw.numbers, evidence);
  }
}

/** The verdict on a judgement within its family; see docs/statistics.md, Changes. */
export function verdictOf(raw: RawJudgement, family: Family): Judgement {
  const { p, pImproved, pFloor } = raw.numbers;
  const counted = counts(raw.kind, pFloor, family.size);
  const worse = counted && p !== null && p <= family.worse;
  const better = counted && pImproved !== null && pImproved <= family.better;
  const verdict = decide(raw, { worse, better });
  return {
    ...raw,
    verdict,
    significant: worse || better,
    alarm: verdict === "collapsed" || verdict === "regressed",
    familySize: family.size,
    familyCutoff: family.worse,
  };
}
