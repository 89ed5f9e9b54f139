import Link from "next/link";
import { useTranslations } from "next-intl";
import { CauseFoot } from "@/components/cause/cause-foot";
import { CauseHeadline } from "@/components/cause/cause-headline";
import { Gates } from "@/components/cause/gates";
import { Hypotheses } from "@/components/cause/hypotheses";
import { LossSplit } from "@/components/cause/loss-split";
import { NextRuns } from "@/components/cause/next-runs";
import { Witnesses } from "@/components/cause/witnesses";
import { Term } from "@/components/terms/term";
import type { CauseVerdict } from "@/lib/domain/cause/cause";
import type { CauseView } from "@/lib/domain/cause-view";

/** What caused the drop of a cell, on what evidence, and the run that would tell most. */
export function CausePanel({ view }: { view: CauseView }) {
  const t = useTranslations("cause");
  const { verdict, cell, reference } = view;
  const { gates, split, posterior, witnesses, nextRuns, cleared, missing } = verdict;
  const isWeighed = posterior.length > 0;
  return (
    <section className="panel p-4" aria-labelledby="cause">
      <h2 id="cause" className="scroll-mt-20">
        <Term id="cause">{t("title")}</Term>
      </h2>
      <CauseHeadline view={view} />
      {isWeighed && verdict.cause.class !== "unrecorded" && verdict.cause.class !== "scheme" ? (
        <NextRuns runs={nextRuns} model={cell.model} />
      ) : null}
      {(isWeighed || gates.length > 0) && (
        <div className="mt-4 grid gap-x-8 gap-y-4 lg:grid-cols-2">
          <div className="min-w-0 space-y-4">
            {/* Hypotheses are about what was recorded. */}
            {isWeighed && verdict.cause.class !== "unrecorded" && <Hypotheses posterior={posterior} />}
            {split && <LossSplit split={split} unit={cell.unit} reference={reference?.value ?? null} />}
            {gates.length > 0 && <Gates gates={gates} unit={cell.unit} />}
            {missing.length > 0 && <Missing missing={missing} />}
          </div>
          {isWeighed && (
            <div className="min-w-0 space-y-3">
              <Witnesses witnesses={witnesses} unit={cell.unit} />
              {cleared.length > 0 && <Cleared cleared={cleared} />}
            </div>
          )}
        </div>
      )}
      {gates.length > 0 && <CauseFoot view={view} />}
    </section>
  );
}

function Cleared({ cleared }: { cleared: CauseVerdict["cleared"] }) {
  const t = useTranslations("cause");
  return (
    <p>
      <span className="text-muted">{t("cleared")}</span>{" "}
      {cleared.map(({ factor, runId }) => (
        <Link key={factor} href={`/runs/${encodeURIComponent(runId)}`} prefetch={false} className="link me-2">
          {t(`factor.${factor}`)}
        </Link>
      ))}
    </p>
  );
}

function Missing({ missing }: { missing: CauseVerdict["missing"] }) {
  const t = useTranslations("cause");
  return (
    <section aria-labelledby="cause-missing">
      <h3 id="cause-missing" className="font-[560]">
        {t("missing.title")}
      </h3>
      <ul className="mt-1 list-disc ps-4 marker:text-muted">
        {missing.map((fact) => (
          <li key={fact}>{t(`missing.${fact}`)}</li>
        ))}
      </ul>
    </section>
  );
}
