import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { chipName } from "@/components/chips/chip-words";
import { useFormats } from "@/components/format/use-formats";
import { PanelTable } from "@/components/standing/panel-table";
import { Term } from "@/components/terms/term";
import { Badge } from "@/components/ui/badge";
import { TableHead } from "@/components/ui/table-head";
import type { ArtifactsOfScheme } from "@/lib/domain/model-view";

/** Digits of a hash that tell it from others at a glance. */
const DIGITS = 10;
/** Places named of each artefact; the rest are counted. */
const PLACES_SHOWN = 3;

/** Which artefacts the newest results were measured with, and whether chips had the same. */
export function ArtifactsPanel({ artifacts }: { artifacts: readonly ArtifactsOfScheme[] }) {
  const t = useTranslations("models.artifacts");
  if (artifacts.length === 0)
    return (
      <Section title={t("title")}>
        <p className="text-muted">{t("none")}</p>
      </Section>
    );
  return (
    <Section title={t("title")} note={t("note")}>
      <PanelTable name={t("title")}>
        <TableHead columns={[t("scheme"), { name: <Term id="hashes">{t("quantized")}</Term> }, t("source")]} />
        <tbody>
          {artifacts.map((one) => (
            <tr key={`${one.variant} ${one.scheme}`}>
              <th scope="row">
                <bdi>{one.variant === null ? one.scheme : `${one.variant} · ${one.scheme}`}</bdi>
                <Agreement of={one} />
              </th>
              <td>
                <Hashes list={one.quantized} />
                {one.unknown.length > 0 && (
                  <span className="block text-muted text-xs">
                    {t("unknownOn")} <Places names={one.unknown} />
                  </span>
                )}
              </td>
              <td>
                <Hashes list={one.source} />
              </td>
            </tr>
          ))}
        </tbody>
      </PanelTable>
    </Section>
  );
}

function Agreement({ of: { quantized, unknown } }: { of: ArtifactsOfScheme }) {
  const t = useTranslations("models.artifacts");
  if (quantized.length === 0) return null;
  const words =
    quantized.length > 1 ? t("differ", { count: quantized.length }) : t(unknown.length > 0 ? "sameWhereKnown" : "same");
  return (
    <span className="mt-0.5 block font-normal">
      <Badge tone={quantized.length > 1 ? "accent" : "outline"}>{words}</Badge>
    </span>
  );
}

function Hashes({ list }: { list: ArtifactsOfScheme["quantized"] }) {
  const t = useTranslations("models.artifacts");
  if (list.length === 0) return <span className="text-muted text-xs">{t("unknown")}</span>;
  return list.map(({ sha256, places }) => (
    <span key={sha256} className="block">
      <code className="font-mono text-xs" title={sha256}>
        {sha256.slice(0, DIGITS)}
      </code>{" "}
      <span className="text-muted text-xs">
        <Places names={places} />
      </span>
    </span>
  ));
}

function Places({ names }: { names: readonly string[] }) {
  const t = useTranslations("models.artifacts");
  const formats = useFormats();
  const said = names.map(chipName);
  const rest = said.length - PLACES_SHOWN;
  return (
    <bdi title={said.join(" · ")}>
      {said.slice(0, PLACES_SHOWN).join(" · ")}
      {rest > 0 && ` ${t("andMore", { number: formats.count(rest) })}`}
    </bdi>
  );
}
