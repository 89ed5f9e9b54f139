import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { useFactValue, useOriginWords } from "@/components/chips/chip-words";
import { PanelTable } from "@/components/standing/panel-table";
import { Term } from "@/components/terms/term";
import { Badge } from "@/components/ui/badge";
import { TableHead } from "@/components/ui/table-head";
import type { Chip } from "@/lib/domain/chip";
import type { ChipFact } from "@/lib/domain/chip-facts";

/** What the catalogue knows of a chip: each fact with who states it, what is unknown as unknown. */
export function ChipFactsPanel({ chip, facts }: { chip: Chip | null; facts: readonly ChipFact[] }) {
  const t = useTranslations("chips");
  if (chip === null)
    return (
      <Section title={t("facts")}>
        <p>{t("notInCatalogue")}</p>
        <p className="mt-1 text-muted">{t("notInCatalogueAdvice")}</p>
      </Section>
    );
  return (
    <Section title={t("facts")} note={t("factsNote")}>
      <FactTable facts={facts} />
      <p className="mt-2.5 flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <Badge tone={chip.confidence === "high" ? "neutral" : "outline"}>{t(`confidence.${chip.confidence}`)}</Badge>
        <span className="text-muted text-xs">{t(`confidenceHelp.${chip.confidence}`)}</span>
      </p>
      {chip.note !== null && (
        <p className="mt-1.5 text-muted text-xs">
          {t("note")} <bdi className="wrap-anywhere">{chip.note}</bdi>
        </p>
      )}
      {chip.aliases.length > 0 && (
        <p className="mt-1.5 text-muted text-xs">{t("aliases", { names: chip.aliases.join(t("separator")) })}</p>
      )}
    </Section>
  );
}

function FactTable({ facts }: { facts: readonly ChipFact[] }) {
  const t = useTranslations("chips");
  const valueText = useFactValue();
  const originOf = useOriginWords();
  return (
    <PanelTable name={t("facts")}>
      <TableHead columns={[t("fact"), t("value"), t("statedBy")]} />
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.fact}>
            <th scope="row" className="font-normal! text-muted!">
              {fact.fact === "htpArch" ? (
                <Term id="htp-arch">{t("factName.htpArch")}</Term>
              ) : (
                t(`factName.${fact.fact}`)
              )}
            </th>
            <td className="font-[560]">
              {valueText(fact) ?? <span className="font-normal text-muted">{t("unknown")}</span>}
            </td>
            <td className="text-muted text-xs">{originOf(fact.origin)}</td>
          </tr>
        ))}
      </tbody>
    </PanelTable>
  );
}
