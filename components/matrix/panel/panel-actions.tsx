import { useTranslations } from "next-intl";
import { layersHref } from "@/components/drift/drift-href";
import { cellHref, compareHref, runHref, runsHref } from "@/components/matrix/panel/panel-links";
import { ButtonLink } from "@/components/ui/button";
import type { SquareDetail } from "@/lib/domain/square-view";

/** Where to go on from a square. */
export function PanelActions({ detail, asOf }: { detail: SquareDetail; asOf: number | null }) {
  const t = useTranslations("square.go");
  const { key, runId } = detail.cell;
  return (
    <nav aria-label={t("label")} className="mt-4 flex flex-wrap gap-1.5">
      <ButtonLink kind="primary" small href={cellHref(key, asOf)}>
        {t("cell")}
      </ButtonLink>
      <ButtonLink small href={layersHref(runId)}>
        {t("drift")}
      </ButtonLink>
      <ButtonLink small href={compareHref(detail, asOf)}>
        {t("compare")}
      </ButtonLink>
      <ButtonLink small href={runsHref(key, asOf)}>
        {t("runs")}
      </ButtonLink>
      <ButtonLink small href={`${runHref(runId)}#run-again`}>
        {t("again")}
      </ButtonLink>
    </nav>
  );
}
