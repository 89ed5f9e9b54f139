import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { useFormats } from "@/components/format/use-formats";
import { PanelTable } from "@/components/standing/panel-table";
import { useStandingColumns } from "@/components/standing/standing-cells";
import { StateBar } from "@/components/standing/state-bar";
import { WorstDelta } from "@/components/standing/worst-delta";
import { TableHead } from "@/components/ui/table-head";
import type { ChipView, FamilyOnChip } from "@/lib/domain/chip-view";
import { METHODS, type Method } from "@/lib/domain/scheme";

const isMethod = (text: string): text is Method => METHODS.some((method) => method === text);

/** How each family of schemes stands on a chip. */
export function ChipFamilies({ families, asOf }: { families: ChipView["families"]; asOf: number | null }) {
  const t = useTranslations("chips");
  const { worst, cells } = useStandingColumns();
  return (
    <Section title={t("families")}>
      <PanelTable name={t("families")}>
        <TableHead
          columns={[t("family"), worst, cells, { name: t("models"), number: true, className: "max-sm:hidden" }]}
        />
        <tbody>
          {families.map((family) => (
            <Row key={family.method} family={family} asOf={asOf} />
          ))}
        </tbody>
      </PanelTable>
    </Section>
  );
}

function Row({ family: { method, schemes, models, standing }, asOf }: { family: FamilyOnChip; asOf: number | null }) {
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  return (
    <tr>
      <th scope="row" className="max-w-64">
        {isMethod(method) ? matrix(`method.${method}`) : method}
        <bdi className="block font-normal text-2xs text-muted">{schemes.join(" · ")}</bdi>
      </th>
      <td className="max-w-56 max-sm:max-w-28">
        <WorstDelta worst={standing.worst} says={["model", "scheme"]} asOf={asOf} />
      </td>
      <td className="max-sm:max-w-24">
        <StateBar of={standing} />
      </td>
      <td data-number className="max-sm:hidden">
        {formats.count(models)}
      </td>
    </tr>
  );
}
