import { useTranslations } from "next-intl";
import { Evidence } from "@/components/cause/evidence-words";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { Gate } from "@/lib/domain/cause/cause";

const TONES: Record<Gate["outcome"], BadgeTone> = {
  passed: "neutral",
  stopped: "danger",
  unknown: "outline",
  "not-applicable": "outline",
};

/** What is asked before any cause, in its order, with what speaks for the answer. */
export function Gates({ gates, unit }: { gates: readonly Gate[]; unit: string }) {
  const t = useTranslations("cause");
  return (
    <section aria-labelledby="cause-gates">
      <h3 id="cause-gates" className="font-[560]">
        {t("gates")}
      </h3>
      <ol className="mt-1.5 space-y-1.5">
        {gates.map(({ gate, outcome, evidence }) => (
          <li key={gate}>
            <span className="inline-flex flex-wrap items-center gap-x-2">
              {t(`gate.${gate}`)} <Badge tone={TONES[outcome]}>{t(`outcome.${outcome}`)}</Badge>
            </span>
            {evidence.map((one) => (
              <span key={one.fact} className="block text-muted text-xs">
                <Evidence evidence={one} unit={unit} />
              </span>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}
