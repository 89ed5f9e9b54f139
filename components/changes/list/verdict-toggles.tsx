import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { Badge } from "@/components/ui/badge";
import type { ChangesFilter, ChangesView, Counted } from "@/lib/domain/change-view";
import { VERDICTS } from "@/lib/domain/changes/change";

type Properties = { view: ChangesView; hrefOf: (filter: ChangesFilter) => string };

/** How many there are of each verdict, those that are hidden too; each is a switch. */
export function VerdictToggles({ view: { filter, verdicts }, hrefOf }: Properties) {
  const t = useTranslations("changes");
  const words = useCountedWords();
  const { verdicts: shown } = filter;
  // Nothing is ever listed as unchanged: a verdict without changes is only worth its place when it is asked for.
  const offered = VERDICTS.filter((verdict) => verdicts[verdict].count > 0);
  if (offered.length === 0) return null;
  return (
    <ul aria-label={t("verdicts")} className="flex flex-wrap items-center gap-1.5">
      {offered.map((verdict) => {
        const on = shown.includes(verdict);
        const name = t(`verdict.${verdict}`);
        const next = on ? shown.filter((one) => one !== verdict) : [...shown, verdict];
        return (
          <li key={verdict}>
            <Link
              href={hrefOf({ ...filter, verdicts: next, page: 1 })}
              prefetch={false}
              scroll={false}
              title={t(on ? "hide" : "show", { verdict: name })}
              aria-current={on ? "true" : undefined}
              className="verdict-toggle"
            >
              <Badge tone={on ? verdict : "outline"}>
                {t(on ? "shownVerdict" : "hiddenVerdict", { verdict: name, number: words(verdicts[verdict]) })}
              </Badge>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** A count as a text, `1,000+` where counting stopped. */
export function useCountedWords(): (counted: Counted) => string {
  const t = useTranslations("changes");
  const formats = useFormats();
  return ({ count, capped }) => (capped ? t("more", { number: formats.count(count) }) : formats.count(count));
}
