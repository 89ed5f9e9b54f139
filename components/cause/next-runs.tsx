import Link from "next/link";
import { useTranslations } from "next-intl";
import { useHypotheses } from "@/components/cause/cause-words";
import { useGain, useNextRunSentence } from "@/components/cause/next-run-words";
import { Disclosure } from "@/components/ui/disclosure";
import type { NextRun } from "@/lib/domain/cause/cause";

/** The run that would tell most, and the others behind a disclosure. */
export function NextRuns({ runs, model }: { runs: readonly NextRun[]; model: string }) {
  const t = useTranslations("cause");
  const [best, ...others] = runs;
  return (
    <div className="mt-3 rounded-md border border-line bg-accent-wash px-3 py-2.5">
      <h3 className="eyebrow">{t("next.title")}</h3>
      {best ? <Run run={best} isBest /> : <p className="mt-0.5">{t("next.nothing")}</p>}
      {others.length > 0 && (
        <Disclosure title={t("next.more")} count={String(others.length)} className="mt-2">
          <ul className="mt-1 space-y-2">
            {others.map((run) => (
              <li key={JSON.stringify([run.targetKind, run.chip, run.scheme, run.changes])}>
                <Run run={run} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {best && (
        <p className="mt-1.5">
          <Link href={`/plan?${new URLSearchParams({ model })}`} prefetch={false} className="link">
            {t("next.plan")}
          </Link>
        </p>
      )}
    </div>
  );
}

function Run({ run, isBest = false }: { run: NextRun; isBest?: boolean }) {
  const t = useTranslations("cause");
  const sentence = useNextRunSentence();
  const gain = useGain();
  const hypotheses = useHypotheses();
  const { ifDrops, ifFine } = run;
  const outcomes = [
    ifDrops.length > 0 ? t("next.ifDrops", { hypotheses: hypotheses(ifDrops) }) : null,
    ifFine.length > 0 ? t("next.ifFine", { hypotheses: hypotheses(ifFine) }) : null,
  ].filter((words) => words !== null);
  return (
    <>
      <p className={isBest ? "mt-0.5 font-[560]" : ""}>{sentence(run)}</p>
      <p className="text-muted text-xs">
        {[gain(run.bits), ...outcomes].map((words) => (
          <span key={words} className="me-3 inline-block">
            {words}
          </span>
        ))}
      </p>
    </>
  );
}
