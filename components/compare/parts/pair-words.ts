import { useTranslations } from "next-intl";
import { useMovedText } from "@/components/changes/parts/moved-words";
import { useFormats } from "@/components/format/use-formats";
import { type Tone, toneOf } from "@/components/matrix/tone";
import type { BadgeTone } from "@/components/ui/badge";
import { type Evidence, evidenceOf } from "@/lib/domain/budget";
import type { PairDifference, PairFact, PairVerdict } from "@/lib/domain/compare-view";

export const VERDICT_TONES: Readonly<Record<PairVerdict, BadgeTone>> = {
  worse: "regressed",
  better: "improved",
  equivalent: "neutral",
  "no-difference-shown": "outline",
  same: "neutral",
  untested: "insufficient",
  "not-comparable": "insufficient",
};

/** Two results held against each other, ready to be read. */
export type PairFace = {
  difference: string | null;
  tone: Tone | null;
  evidence: Evidence;
  /** Bounds of the interval, or that there is none. */
  bounds: string | null;
  verdict: string;
  verdictTone: BadgeTone;
  /** The test and its p; null when nothing was tested. */
  test: string | null;
  /** What to keep in mind of the pair. */
  facts: string[];
  /** A line more below; null mostly. */
  note: string | null;
  title: string;
  /** To sort by, in the stored unit. */
  sort: number | null;
};

/** Least p that is worth naming; smaller ones are said to be below it. */
const LEAST_P = 0.0001;

const NBSP = "\u00a0";

function useTestText(): (pair: PairDifference) => string | null {
  const t = useTranslations("changes");
  const formats = useFormats();
  return ({ test, p, lost, won }) => {
    if (test === null || p === null) return null;
    const rule =
      test === "paired-mcnemar" && lost !== null && won !== null
        ? t("rule.paired-mcnemar-counts", { lost: formats.count(lost), won: formats.count(won) })
        : t(`rule.${test}`);
    const chance =
      p < LEAST_P
        ? t("pBelow", { p: formats.text(formats.size(LEAST_P, "")) })
        : t("p", { p: formats.text(formats.size(p, "")) });
    return `${rule} · ${chance.replaceAll(" ", NBSP)}`;
  };
}

function useFactWords(): (fact: PairFact, unit: string) => string {
  const t = useTranslations("compare.fact");
  const changes = useTranslations("changes");
  const moved = useMovedText();
  const formats = useFormats();
  return (fact, unit) => {
    switch (fact.fact) {
      case "stack-differs":
        return t("stack-differs", { moved: fact.axes.map(moved).join(changes("separator")) });
      case "reference-differs":
        return t("reference-differs", {
          from: formats.text(formats.value(fact.from, unit)),
          to: formats.text(formats.value(fact.to, unit)),
        });
      case "low-npu-share":
        return t("low-npu-share", { share: formats.share(fact.share) });
      case "placement-differs":
        return t("placement-differs", { from: formats.share(fact.from), to: formats.share(fact.to) });
      case "loss-below-reach":
        return t("loss-below-reach", { lost: formats.count(fact.lost) });
      default:
        return t(fact.fact);
    }
  };
}

/** Says what comes of a pair, in the reader's language. */
export function usePairWords(): (pair: PairDifference, unit: string) => PairFace {
  const t = useTranslations("compare");
  const changes = useTranslations("changes");
  const formats = useFormats();
  const testText = useTestText();
  const factWords = useFactWords();
  return (pair, unit) => {
    const { difference, interval, verdict, reason } = pair;
    const bounds =
      interval &&
      changes("bounds", {
        low: formats.delta(interval.low, unit).number,
        high: formats.text(formats.delta(interval.high, unit)),
      });
    const test = testText(pair);
    const facts = pair.facts.map((fact) => factWords(fact, unit));
    return {
      difference:
        difference === null
          ? null
          : formats.text(interval ? formats.delta(difference, unit) : formats.stated(difference, unit)),
      tone: difference === null ? null : toneOf(difference, unit, pair.from),
      evidence: evidenceOf({ deltaInterval: interval }),
      bounds: difference === null ? null : (bounds ?? changes("noIntervalShort")),
      verdict: t(`verdict.${verdict}`),
      verdictTone: VERDICT_TONES[verdict],
      test,
      facts,
      note: null,
      title: [reason ? t(`incomparable.${reason}`) : t(`verdictHelp.${verdict}`), test, ...facts]
        .filter(Boolean)
        .join("\n"),
      sort: difference,
    };
  };
}
