import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { useFormats } from "@/components/format/use-formats";
import { PanelTable } from "@/components/standing/panel-table";
import { TableHead } from "@/components/ui/table-head";
import type { DeviceSeen } from "@/lib/domain/chip-view";

/** Devices that the newest results of a chip came from. */
export function DevicesPanel({ devices }: { devices: readonly DeviceSeen[] }) {
  const t = useTranslations("chips");
  const columns = useTranslations("standing.columns");
  const formats = useFormats();
  return (
    <Section title={t("devices")} note={t("devicesNote")}>
      <PanelTable name={t("devices")}>
        <TableHead columns={[t("device"), { name: columns("cells"), number: true }, columns("newest")]} />
        <tbody>
          {devices.map(({ device, cells, last }) => (
            <tr key={device ?? ""}>
              <td className="wrap-anywhere">
                {device === null ? <span className="text-muted">{t("notStated")}</span> : <bdi>{device}</bdi>}
              </td>
              <td data-number>{formats.count(cells)}</td>
              <td className="text-muted text-xs">{formats.instant(last)}</td>
            </tr>
          ))}
        </tbody>
      </PanelTable>
    </Section>
  );
}
