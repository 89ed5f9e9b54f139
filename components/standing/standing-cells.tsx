import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { StateBar } from "@/components/standing/state-bar";
import { WorstDelta, type WorstNames } from "@/components/standing/worst-delta";
import type { Column } from "@/components/ui/table-head";
import type { Standing } from "@/lib/domain/standing";

/** Headings of the columns that tables of standings share. */
export function useStandingColumns(): Record<"cells" | "worst" | "newest", Column> {
  const t = useTranslations("standing.columns");
  return {
    cells: t("cells"),
    worst: { name: t("worst"), className: "max-sm:whitespace-normal" },
    newest: { name: t("newest"), className: "max-md:hidden" },
  };
}

type Properties = {
  standing: Standing;
  /** What stands for no cells. */
  none: string;
  says: WorstNames;
  asOf: number | null;
};

/** How one of a list stands: its cells by state, the worst, the newest. */
export function StandingCells({ standing, none, says, asOf }: Properties) {
  const formats = useFormats();
  const { cells, worst, newest } = standing;
  return (
    <>
      <td className="max-sm:max-w-24">
        {cells === 0 ? <span className="text-muted">{none}</span> : <StateBar of={standing} />}
      </td>
      <td className="max-w-64 max-sm:max-w-32">{cells > 0 && <WorstDelta worst={worst} says={says} asOf={asOf} />}</td>
      <td className="whitespace-nowrap text-muted text-xs max-md:hidden">
        {newest !== null && formats.instant(newest)}
      </td>
    </>
  );
}
