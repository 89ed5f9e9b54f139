import Link from "next/link";
import { useTranslations } from "next-intl";
import type { MatrixFilter, MatrixView } from "@/lib/domain/matrix";

type Properties = { view: MatrixView; hrefOf: (filter: MatrixFilter) => string };

/** In place of a matrix without rows: why there are none, and what shows some. */
export function NothingMatches({ view: { filter, choices, pinned }, hrefOf }: Properties) {
  const t = useTranslations("matrix");
  // Clearing filters would show no more of a moment that had nothing.
  const isTooEarly = pinned && choices.models.length === 0;
  const cleared = { ...filter, evaluation: null, models: [], chips: [], schemes: [], paths: [], targets: [] };
  return (
    <section className="mx-auto mt-16 max-w-md text-center">
      <h2>{t(isTooEarly ? "nothingYet" : "nothing")}</h2>
      <p className="mt-1 text-muted">{t(isTooEarly ? "nothingYetAdvice" : "nothingAdvice")}</p>
      <Link
        href={hrefOf(isTooEarly ? { ...filter, asOf: null } : cleared)}
        prefetch={false}
        className="control control-primary mt-4"
      >
        {t(isTooEarly ? "showNow" : "clear")}
      </Link>
    </section>
  );
}
