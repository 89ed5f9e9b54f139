import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { Disclosure } from "@/components/ui/disclosure";
import { TableFrame } from "@/components/ui/table-frame";
import type { DriftView } from "@/lib/domain/drift-view";

/** Hashes are told apart by their beginning. */
const HASH = /^[0-9a-f]{40,64}$/;
const short = (text: string) => (HASH.test(text) ? text.slice(0, 12) : text);

/** What else differs between the two runs: the drift may come from any of it. */
export function Environment({ environment }: Pick<DriftView, "environment">) {
  const t = useTranslations("drift");
  const formats = useFormats();
  const value = (text: string | null) =>
    text === null ? (
      <span className="text-muted">{t("environment.unknown")}</span>
    ) : (
      <bdi title={text}>{short(text)}</bdi>
    );
  return (
    <Disclosure
      title={t("environment.title")}
      count={formats.count(environment.length)}
      open={environment.length > 0 && environment.length <= 8}
      className="panel px-4 py-3"
    >
      {environment.length === 0 ? (
        <p className="mt-2 text-muted">{t("environment.none")}</p>
      ) : (
        <TableFrame look="plain" label={t("environment.title")} className="mt-2 table-fixed">
          <thead>
            <tr>
              <th scope="col">{t("environment.field")}</th>
              <th scope="col">A · {t("healthy")}</th>
              <th scope="col">B · {t("accused")}</th>
            </tr>
          </thead>
          <tbody>
            {environment.map(({ field, name, a, b }) => (
              <tr key={`${field} ${name}`}>
                <th scope="row" className="wrap-anywhere whitespace-normal!">
                  {t(`environment.fields.${field}`, { name: name ?? "" })}
                </th>
                <td className="wrap-anywhere">{value(a)}</td>
                <td className="wrap-anywhere">{value(b)}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Disclosure>
  );
}
