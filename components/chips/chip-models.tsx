import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { useFormats } from "@/components/format/use-formats";
import { modelHref } from "@/components/layout/places";
import { PanelTable } from "@/components/standing/panel-table";
import { pinOf, queryHref } from "@/components/standing/query-href";
import { useStandingColumns } from "@/components/standing/standing-cells";
import { StateBar } from "@/components/standing/state-bar";
import { WorstDelta } from "@/components/standing/worst-delta";
import { ButtonLink } from "@/components/ui/button";
import { TableHead } from "@/components/ui/table-head";
import type { ChipView, ModelOnChip } from "@/lib/domain/chip-view";

/** Models listed here; the matrix has all. */
const SHOWN = 100;

/** Models measured on a chip, the one that fell furthest first. */
export function ChipModels({ view }: { view: ChipView }) {
  const t = useTranslations("chips");
  const formats = useFormats();
  const { worst, cells, newest } = useStandingColumns();
  const { models, soc } = view;
  const rest = models.length - SHOWN;
  return (
    <Section
      title={t("modelsOn")}
      note={
        rest > 0
          ? t("modelsLimited", { shown: formats.count(SHOWN), number: formats.count(models.length) })
          : t("modelsNote")
      }
    >
      <PanelTable name={t("modelsOn")}>
        <TableHead columns={[t("model"), worst, cells, newest]} />
        <tbody>
          {models.slice(0, SHOWN).map((one) => (
            <Row key={`${one.model} ${one.variant}`} one={one} asOf={pinOf(view)} />
          ))}
        </tbody>
      </PanelTable>
      <p className="mt-2.5">
        <ButtonLink small href={queryHref("/", { rows: "model", chip: soc, asOf: pinOf(view) })}>
          {t("inMatrix")}
        </ButtonLink>
      </p>
    </Section>
  );
}

function Row({ one: { model, variant, schemes, standing }, asOf }: { one: ModelOnChip; asOf: number | null }) {
  const formats = useFormats();
  const tested = schemes.join(" · ");
  return (
    <tr>
      <th scope="row" className="max-w-64 max-sm:max-w-40">
        <Link href={modelHref(model, asOf)} prefetch={false} className="block wrap-anywhere hover:underline">
          <bdi>{variant === null ? model : `${model} · ${variant}`}</bdi>
        </Link>
        <bdi className="block truncate font-normal text-2xs text-muted" title={tested}>
          {tested}
        </bdi>
      </th>
      <td className="max-w-56 max-sm:max-w-28">
        <WorstDelta worst={standing.worst} says={["scheme"]} asOf={asOf} />
      </td>
      <td className="max-sm:max-w-24">
        <StateBar of={standing} />
      </td>
      <td className="whitespace-nowrap text-muted text-xs max-md:hidden">
        {standing.newest !== null && formats.instant(standing.newest)}
      </td>
    </tr>
  );
}
