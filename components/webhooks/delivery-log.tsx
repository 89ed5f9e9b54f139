import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import type { Delivery } from "@/lib/domain/webhook";

/** What was sent to a webhook and what it answered, newest first. */
export function DeliveryLog({ name, deliveries }: { name: string; deliveries: readonly Delivery[] }) {
  const t = useTranslations("webhooks");
  const formats = useFormats();
  if (deliveries.length === 0) return <p className="mt-1 text-muted text-xs">{t("noLog")}</p>;
  return (
    <div className="mt-1 max-h-72 overflow-y-auto text-xs">
      <TableFrame look="plain" label={`${t("log")}: ${name}`}>
        <TableHead columns={[t("what"), t("outcome")]} />
        <tbody>
          {deliveries.map(({ id, at, event, status, attempt, nextAt, answer }) => (
            <tr key={id}>
              <td>
                {t(`event.${event}`)}
                <span className="block text-muted">{formats.instant(at)}</span>
              </td>
              <td className="wrap-anywhere min-w-36">
                <span className={status === "failed" ? "text-danger" : undefined}>{t(`status.${status}`)}</span>
                {", "}
                {t("attempts", { count: attempt })}
                {nextAt !== null && attempt > 0 && `, ${t("next", { date: formats.instant(nextAt) })}`}
                {answer !== null && <bdi className="block text-muted">{answer}</bdi>}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}
