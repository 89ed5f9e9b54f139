import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { Disclosure } from "@/components/ui/disclosure";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import type { FieldDifference } from "@/lib/domain/environment";

/** Every recorded field in which the two runs differ: what can change numbers in sight, the rest folded away. */
export function EnvironmentPanel({ fields }: { fields: readonly FieldDifference[] }) {
  const t = useTranslations("change");
  const numeric = fields.filter((field) => field.numeric);
  const rest = fields.filter((field) => !field.numeric);
  return (
    <Section title={t("environment")} note={t("environmentNote")}>
      {numeric.length === 0 ? <p>{t("nothingDiffers")}</p> : <FieldTable fields={numeric} />}
      {rest.length > 0 && (
        <Disclosure title={t("otherFields", { count: rest.length })} className="mt-2.5">
          <div className="mt-1.5">
            <FieldTable fields={rest} />
          </div>
        </Disclosure>
      )}
    </Section>
  );
}

function FieldTable({ fields }: { fields: readonly FieldDifference[] }) {
  const t = useTranslations("change");
  return (
    <TableFrame look="plain" className="table-fixed">
      <TableHead columns={[{ name: t("field"), className: "w-[30%]" }, t("before"), t("after")]} />
      <tbody>
        {fields.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row" className="whitespace-normal break-all align-top font-mono font-normal text-xs">
              {field}
            </th>
            <Value text={before} />
            <Value text={after} />
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

function Value({ text }: { text: string | null }) {
  const t = useTranslations("change");
  return (
    <td className="break-all align-top">
      {text === null ? <span className="text-muted">{t("notRecorded")}</span> : <bdi>{text}</bdi>}
    </td>
  );
}
