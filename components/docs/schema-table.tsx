import { useTranslations } from "next-intl";
import type { ParameterRow, SchemaRow } from "@/components/docs/open-api";
import { TypeWords } from "@/components/docs/type-words";
import { WithCode } from "@/components/docs/with-code";
import { TableHead } from "@/components/ui/table-head";

/** Fields or parameters: name, type, what they mean. */
export function SchemaTable({ rows, label }: { rows: (SchemaRow | ParameterRow)[]; label: string }) {
  const t = useTranslations("api");
  return (
    <section className="mt-1.5 overflow-x-auto" aria-label={label}>
      <table className="table-plain">
        <TableHead className="sr-only" columns={[t("field"), t("type"), t("meaning")]} />
        <tbody>
          {rows.map((row) => (
            <tr
              key={row.name}
              className="max-sm:grid max-sm:border-line max-sm:border-b max-sm:py-1.5 max-sm:*:border-0 max-sm:*:px-0 max-sm:*:py-0.5"
            >
              <td className="ps-0! sm:w-56">
                <code className="break-all font-mono text-xs">{row.name}</code>
                {row.required && <span className="ms-1.5 text-2xs text-danger">{t("required")}</span>}
                {"place" in row && row.place !== "query" && (
                  <span className="ms-1.5 text-2xs text-muted">
                    {t(`place.${row.place === "header" ? "header" : "path"}`)}
                  </span>
                )}
              </td>
              <td className="sm:w-64">
                <TypeWords words={row.type} />
              </td>
              <td className="text-muted">
                {row.description !== null && (
                  <span className="me-2 text-ink">
                    <WithCode text={row.description} />
                  </span>
                )}
                <span className="break-all text-xs">{row.limits.join(" · ")}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
