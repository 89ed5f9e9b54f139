import { useTranslations } from "next-intl";
import { useShare } from "@/components/cause/cause-words";
import { useFormats } from "@/components/format/use-formats";
import type { HypothesisPosterior } from "@/lib/domain/cause/cause";

/** Hypotheses less probable than this, before and after, are counted together. */
const SHOWN_FROM = 0.01;

/** Posterior beside prior of each hypothesis, likeliest first. */
export function Hypotheses({ posterior }: { posterior: readonly HypothesisPosterior[] }) {
  const t = useTranslations("cause");
  const share = useShare();
  const formats = useFormats();
  const sorted = [...posterior].sort((a, b) => b.posterior - a.posterior);
  const shown = sorted.filter((one) => one.posterior >= SHOWN_FROM);
  const rest = sorted.length - shown.length;
  return (
    <section aria-labelledby="cause-hypotheses">
      <h3 id="cause-hypotheses" className="font-[560]">
        {t("hypotheses")}
      </h3>
      <p className="text-muted text-xs">{t("hypothesesHelp")}</p>
      <ul className="mt-2 space-y-1">
        {shown.map(({ hypothesis, prior, posterior: after }) => (
          <li
            key={hypothesis}
            className="grid grid-cols-[minmax(0,9.5rem)_minmax(2rem,1fr)_2.75rem] items-center gap-x-2"
            title={t("posteriorAndPrior", { posterior: share(after), prior: share(prior) })}
          >
            <span>{t(`hypothesis.${hypothesis}`)}</span>
            <span className="relative h-2.5 rounded-sm bg-sunken" aria-hidden="true">
              <span className="absolute inset-y-0 start-0 rounded-sm bg-accent" style={{ width: `${100 * after}%` }} />
              <span
                className="absolute inset-y-[-0.125rem] w-0.5 -translate-x-1/2 bg-ink"
                style={{ insetInlineStart: `${100 * prior}%` }}
              />
            </span>
            <span className="text-end">
              {share(after)}
              <span className="sr-only"> {t("prior", { share: share(prior) })}</span>
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <p className="mt-1 text-muted text-xs">{t("others", { count: rest, limit: formats.share(SHOWN_FROM) })}</p>
      )}
    </section>
  );
}
