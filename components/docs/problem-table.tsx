import { useTranslations } from "next-intl";

/** A kind of problem as answers name it in `type`. */
export type ProblemKindRow = { kind: string; status: number; title: string };

/** The kinds of problems; each has the anchor that its `type` names. */
export function ProblemTable({ problems, label }: { problems: ProblemKindRow[]; label: string }) {
  const t = useTranslations("api");
  return (
    <section className="mt-2 overflow-x-auto" aria-label={label}>
      <table className="table-plain">
        <thead>
          <tr>
            <th scope="col">{t("status")}</th>
            <th scope="col">{t("kind")}</th>
            <th scope="col">{t("meaning")}</th>
          </tr>
        </thead>
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
