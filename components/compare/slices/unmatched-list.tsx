import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEndWords } from "@/components/compare/slices/end-words";
import { useFormats } from "@/components/format/use-formats";
import { evaluationLabel } from "@/components/matrix/filter-controls";
import { Disclosure } from "@/components/ui/disclosure";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import type { SlicesView } from "@/lib/domain/slices-view";

/** Unmatched cells that are listed; the others are counted. */
const SHOWN = 60;

/** Cells of one side that nothing of the other agrees with, and why. */
export function UnmatchedList({ view }: { view: SlicesView }) {
  const t = useTranslations("compare.slices");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const words = useEndWords((chip) => view.choices.chips.find(({ id }) => id === chip)?.label ?? chip);
  const { unmatched, unmatchedCount, evaluations } = view;
  if (unmatchedCount.a + unmatchedCount.b === 0) return null;
  const title = t("unmatched", { a: formats.count(unmatchedCount.a), b: formats.count(unmatchedCount.b) });
  return (
    <Disclosure title={title}>
      <TableFrame label={title} className="mt-1">
        <TableHead
          columns={(["side", "cell", "evaluation", "why"] as const).map((name) => t(`unmatchedColumn.${name}`))}
        />
        <tbody>
          {unmatched.slice(0, SHOWN).map(({ side, end, evaluation, reason }) => {
            const found = evaluations.find(({ key }) => key === evaluation);
            return (
              <tr key={`${side} ${end.key}`}>
                <td>{side.toUpperCase()}</td>
                <td>
                  <Link href={`/cells/${end.key}`} prefetch={false} className="link">
                    {words.whole(end)}
                  </Link>
                </td>
                <td className="text-muted">{found ? evaluationLabel(found, true, matrix, formats) : ""}</td>
                <td className="text-muted">{t(`why.${reason}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </TableFrame>
    </Disclosure>
  );
}
