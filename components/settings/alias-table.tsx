import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import type { Alias } from "@/lib/domain/alias";

type Properties = { aliases: Alias[]; mayChange: boolean };

/** Aliases in force. */
export function AliasTable({ aliases, mayChange }: Properties) {
  const t = useTranslations("settings.aliases");
  return (
    <div className="mt-3">
      <TableFrame>
        <TableHead
          columns={[
            t("name"),
            t("canonical"),
            { name: t("added"), className: "max-sm:hidden" },
            ...(mayChange ? [{ name: <span className="sr-only">{t("actions")}</span> }] : []),
          ]}
        />
        <tbody>
          {aliases.map((alias) => (
            <Row key={alias.id} alias={alias} mayChange={mayChange} />
          ))}
        </tbody>
      </TableFrame>
    </div>
  );
}

function Row({ alias, mayChange }: { alias: Alias; mayChange: boolean }) {
  const t = useTranslations("settings.aliases");
  const formats = useFormats();
  return (
    <tr>
      <td className="wrap-anywhere min-w-24">
        <bdi className="font-[560]">{alias.name}</bdi>
        <span className="block text-muted text-xs">{t(`kinds.${alias.kind}`)}</span>
      </td>
      <td className="wrap-anywhere min-w-24">
        <bdi className="font-mono">{alias.canonical}</bdi>
        {alias.note !== null && <bdi className="block text-muted text-xs">{alias.note}</bdi>}
      </td>
      <td className="text-muted text-xs max-sm:hidden">
        {t("by", { date: formats.instant(alias.createdAt), name: alias.createdBy })}
      </td>
      {mayChange && (
        <td className="text-end">
          <form method="post" action="/api/v1/aliases">
            <input type="hidden" name="remove" value={alias.id} />
            <button type="submit" className="control" aria-label={t("removeOne", { name: alias.name })}>
              {t("remove")}
            </button>
          </form>
        </td>
      )}
    </tr>
  );
}
