import type { useTranslations } from "next-intl";
import type { TermId } from "@/components/terms/term-groups";
import type { TermWords } from "@/components/terms/term-mark";

/** The terms behind the words of the legend, by what they explain there. */
const TERMS = {
  delta: "delta",
  shown: "interval",
  n: "n",
  npu: "npu-share",
  outside: "budget",
  beyond: "inconclusive",
  within: "supported",
  stale: "stale",
  reference: "reference",
  unsupported: "unsupported",
  failed: "failed",
  untested: "untested",
  alarm: "alarm",
  "cpu-fallback": "cpu-fallback",
  simulated: "simulated",
  emulated: "emulated",
  sample: "sample",
  unverified: "unverified",
  "placement-unknown": "placement-unknown",
  "reference-assumed": "assumed",
  interval: "interval",
  unknownN: "no-n",
} as const satisfies Record<string, TermId>;

export type LegendTerm = keyof typeof TERMS;

type Translators = {
  terms: ReturnType<typeof useTranslations<"terms">>;
  concepts: ReturnType<typeof useTranslations<"concepts">>;
};

/** What the legend explains beyond its words: each term with its sentence. */
export function legendTerms({ terms, concepts }: Translators): Record<LegendTerm, { id: TermId; words: TermWords }> {
  const more = concepts("more");
  const of = ([name, id]: [string, TermId]) => [name, { id, words: { sentence: terms(`${id}.sentence`), more } }];
  return Object.fromEntries(Object.entries(TERMS).map(of));
}
