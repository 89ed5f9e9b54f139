import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { useFormats } from "@/components/format/use-formats";
import { PanelTable } from "@/components/standing/panel-table";
import { TableHead } from "@/components/ui/table-head";
import type { VersionSeen } from "@/lib/domain/standing";

type Properties = { versions: { qairt: VersionSeen[]; onnxruntime: VersionSeen[] } };

/** Versions behind the newest results, with how many and when. */
export function VersionsPanel({ versions }: Properties) {
  const t = useTranslations("standing.versions");
  return (
    <Section title={t("title")} note={t("note")}>
      <div className="grid gap-4">
        <Tool name="QAIRT" seen={versions.qairt} />
        <Tool name="ONNX Runtime" seen={versions.onnxruntime} />
      </div>
    </Section>
  );
}

function Tool({ name, seen }: { name: string; seen: readonly VersionSeen[] }) {
  const t = useTranslations("standing.versions");
  const formats = useFormats();
  if (seen.every(({ version }) => version === null))
    return (
      <p>
        <b className="font-[560]">{name}</b> <span className="text-muted">{t("nobodySays")}</span>
      </p>
    );
  return (
    <PanelTable name={name}>
      <TableHead columns={[name, { name: t("cells"), number: true }, t("last")]} />
      <tbody>
        {seen.map(({ version, cells, first, last }) => (
          <tr key={version ?? ""}>
            <td className="min-w-16 wrap-anywhere text-xs">
              {version === null ? <span className="text-muted">{t("notStated")}</span> : <bdi>{version}</bdi>}
            </td>
            <td data-number>{formats.count(cells)}</td>
            <td className="text-muted text-xs">
              {first === last
                ? formats.instant(last)
                : t("between", { first: formats.instant(first), last: formats.instant(last) })}
            </td>
          </tr>
        ))}
      </tbody>
    </PanelTable>
  );
}
