import { useTranslations } from "next-intl";
import { CodeText } from "@/components/runs/code-text";
import { Disclosure } from "@/components/ui/disclosure";
import type { Rerun, RerunGap, RerunStep } from "@/lib/domain/rerun-view";

/** Commands that repeat the run on its path, and the request that sends the new result back. */
export function RunRerun({ rerun }: { rerun: Rerun }) {
  const t = useTranslations("run.rerun");
  return (
    <section id="run-again" className="mt-6 scroll-mt-4" aria-labelledby="rerun-title">
      <h2 id="rerun-title">{t("title")}</h2>
      <p className="mt-0.5 max-w-prose text-muted">{t("intro")}</p>
      {rerun.refusal !== null && <p className="mt-2">{t(`refusal.${rerun.refusal}`)}</p>}
      <div className="panel mt-2 divide-y divide-line px-4">
        {rerun.steps.map((step, index) => (
          <Disclosure key={step.id} className="py-1.5" title={t(`step.${step.id}`)} open={index === 0}>
            <Step step={step} />
          </Disclosure>
        ))}
        <Disclosure className="py-1.5" title={t("send")} open={rerun.steps.length === 0}>
          <CodeText id="rerun-send" text={rerun.send.text} label={t("send")}>
            {t("sendHelp")}
          </CodeText>
        </Disclosure>
      </div>
    </section>
  );
}

function Step({ step }: { step: RerunStep }) {
  const t = useTranslations("run.rerun");
  return (
    <div className="pb-2">
      <CodeText id={`rerun-${step.id}`} text={step.text} label={t(`step.${step.id}`)}>
        {t("language", { language: step.language === "python" ? "Python" : "Shell" })}
      </CodeText>
      {step.gaps.length > 0 && (
        <>
          <p className="mt-2 font-[560] text-xs">{t("gaps")}</p>
          <ul className="mt-0.5 list-disc ps-5 text-muted text-xs">
            {step.gaps.map((gap) => (
              <Gap key={`${gap.gap} ${gap.variable}`} gap={gap} />
            ))}
          </ul>
        </>
      )}
      {step.leftOut.length > 0 && (
        <p className="mt-1.5 break-words text-muted text-xs">
          {t("leftOut")} <bdi className="font-mono">{step.leftOut.join(" ")}</bdi>
        </p>
      )}
    </div>
  );
}

function Gap({ gap: { gap, variable } }: { gap: RerunGap }) {
  const t = useTranslations("run.rerun");
  return (
    <li>
      {t(`gap.${gap}`)} {variable !== null && <code className="font-mono text-ink">{variable}</code>}
    </li>
  );
}
