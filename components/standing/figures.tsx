import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormats } from "@/components/format/use-formats";
import { useMarkWords } from "@/components/standing/mark-words";
import { StateBar } from "@/components/standing/state-bar";
import { WorstDelta, type WorstNames } from "@/components/standing/worst-delta";
import { Badge } from "@/components/ui/badge";
import { Stat, StatList } from "@/components/ui/stat";
import type { Standing } from "@/lib/domain/standing";

type Properties = {
  standing: Standing;
  asOf: number | null;
  says: WorstNames;
  /** Figures of the page's own. */
  children: ReactNode;
};

/** The figures at the head of a chip's or a model's page. */
export function StandingFigures({ standing, asOf, says, children }: Properties) {
  const t = useTranslations("standing");
  const formats = useFormats();
  const { cells, runs, newest, worst, shared } = standing;
  const marks = useMarkWords()(shared);
  return (
    <>
      {marks.length > 0 && (
        <p className="mb-2.5 flex flex-wrap items-baseline gap-1.5">
          <span className="text-muted text-xs">{t("allOfIt")}</span>
          {marks.map((words) => (
            <Badge key={words} tone="outline">
              {words}
            </Badge>
          ))}
        </p>
      )}
      <StatList>
        <Stat
          label={t("cells")}
          value={formats.count(cells)}
          detail={cells === 0 ? t("untouched") : <StateBar of={standing} />}
        />
        {children}
        <Stat
          label={t("runs")}
          value={formats.count(runs)}
          detail={newest !== null && t("newestAt", { time: formats.instant(newest) })}
        />
        <div className="min-w-0">
          <dt className="truncate text-muted text-xs">{t("worst")}</dt>
          <dd className="mt-1">
            <WorstDelta worst={worst} says={says} asOf={asOf} />
          </dd>
        </div>
      </StatList>
    </>
  );
}
