import { useTranslations } from "next-intl";
import { TableHead } from "@/components/ui/table-head";

/** A kind of problem as answers name it in `type`. */
export type ProblemKindRow = { kind: string; status: number; title: string };

/** The kinds of problems; each has the anchor that its `type` names. */
export function ProblemTable({ problems, label }: { problems: ProblemKindRow[]; label: string }) {
  const t = useTranslations("api");
  return (
    <section className="mt-2 overflow-x-auto" aria-label={label}>
      <table className="table-plain">
        <TableHead columns={[t("status"), t("kind"), t("meaning")]} />
        <tbody>
          {problems.map(({ kind, status, title }) => (
            <tr key={kind} id={`problem-${kind}`} className="scroll-mt-4">
              <td>{status}</td>
              <td>
                <code className="font-mono text-xs">{kind}</code>
              </td>
              <td>{title}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
