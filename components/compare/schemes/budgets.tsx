import Link from "next/link";
import { useTranslations } from "next-intl";
import { BudgetFigure } from "@/components/compare/schemes/budget-figure";
import { Disclosure } from "@/components/ui/disclosure";
import { Segments } from "@/components/ui/segments";
import type { CompareRow, CompareView, Waterfall } from "@/lib/domain/compare-view";

/** Budgets that stand open; the others fold. */
const SHOWN = 3;
/** Of the folded ones: more are read in the table and its exports. */
const FOLDED = 40;

type Budget = { row: CompareRow; waterfall: Waterfall };

const lossOf = ({ waterfall: { total } }: Budget) => total?.difference ?? 0;

/** Those whose simulator is fine and whose device is not first, then by what is lost. */
function budgetsOf(view: CompareView, column: string): Budget[] {
  const found = view.rows.flatMap((row) =>
    row.waterfalls
      .filter((waterfall) => waterfall.column === column && waterfall.parts.length > 0)
      .map((waterfall) => ({ row, waterfall })),
  );
  return found.sort(
    (a, b) =>
      Number(b.waterfall.simulatorFineDeviceNot) - Number(a.waterfall.simulatorFineDeviceNot) ||
      b.waterfall.arms.length - a.waterfall.arms.length ||
      lossOf(a) - lossOf(b),
  );
}

function columnOf(view: CompareView, of: string | null): string | null {
  const has = (column: string) => budgetsOf(view, column).length > 0;
  if (of !== null && has(of)) return of;
  const striking = view.rows.flatMap(({ waterfalls }) => waterfalls).find((one) => one.simulatorFineDeviceNot)?.column;
  const base = view.columns.find(({ isBase }) => isBase)?.id;
  return [striking, base, ...view.columns.map(({ id }) => id)].find((id) => id !== undefined && has(id)) ?? null;
}

type Properties = { view: CompareView; of: string | null; hrefOf: (column: string) => string };

/** Where the accuracy goes: quantization and platform as separate, signed parts. */
export function Budgets({ view, of, hrefOf }: Properties) {
  const t = useTranslations("compare.budget");
  const column = columnOf(view, of);
  const striking = view.rows.flatMap(({ waterfalls }) => waterfalls).filter((one) => one.simulatorFineDeviceNot);
  const candidates = view.columns.filter(({ id }) => budgetsOf(view, id).length > 0);
  const budgets = column === null ? [] : budgetsOf(view, column);
  const folded = budgets.slice(SHOWN, SHOWN + FOLDED);
  return (
    <section id="budget" aria-label={t("title")} className="panel min-w-0 px-4 py-3.5">
      <h2>{t("title")}</h2>
      <p className="mt-0.5 max-w-prose text-muted text-xs">{t("note")}</p>
      {striking.length > 0 && (
        <p role="note" className="mt-2 rounded-md bg-accent-wash px-2.5 py-1.5">
          {t("simulatorFine", { count: striking.length })}
        </p>
      )}
      {column === null ? (
        <p className="mt-2 text-muted">
          {t("none")}{" "}
          <Link
            href={`/plan?${new URLSearchParams(view.filter.models.map((model) => ["model", model]))}`}
            prefetch={false}
            className="link"
          >
            {t("plan")}
          </Link>
        </p>
      ) : (
        <>
          {candidates.length > 1 && (
            <div className="mt-2 overflow-x-auto">
              <Segments
                label={t("of")}
                segments={candidates.map(({ id, scheme }) => ({ id, label: scheme, href: hrefOf(id) }))}
                current={column}
              />
            </div>
          )}
          <div className="mt-3 grid gap-5">
            {budgets.slice(0, SHOWN).map((budget) => (
              <BudgetFigure key={budget.row.id} view={view} budget={budget} scaled={budgets.slice(0, SHOWN)} />
            ))}
          </div>
          {folded.length > 0 && (
            <Disclosure title={t("more")} count={String(folded.length)} className="mt-3">
              <div className="mt-3 grid gap-5">
                {folded.map((budget) => (
                  <BudgetFigure key={budget.row.id} view={view} budget={budget} scaled={folded} />
                ))}
              </div>
            </Disclosure>
          )}
        </>
      )}
    </section>
  );
}

export type { Budget };
