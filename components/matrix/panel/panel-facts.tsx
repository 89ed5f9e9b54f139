import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormats } from "@/components/format/use-formats";
import { runHref } from "@/components/matrix/panel/panel-links";
import type { Pill } from "@/components/matrix/panel/use-standing";
import { useStackWords } from "@/components/series/stack-words";
import { Term } from "@/components/terms/term";
import type { Cell } from "@/lib/domain/matrix";
import type { SquareDetail } from "@/lib/domain/square-view";

type Properties = { detail: SquareDetail; budget: (Pill & { said: string }) | null };

/** The facts of a cell, a line each. */
export function PanelFacts({ detail: { cell, series }, budget }: Properties) {
  const t = useTranslations("square");
  const formats = useFormats();
  const stackWords = useStackWords();
  const stack = series.find(({ runId }) => runId === cell.runId)?.stack;
  const { smallestDrop, npuShare, unit } = cell;
  return (
    <dl className="square-facts">
      <Fact name={t(cell.valueIsLast ? "lastValue" : "value")}>
        <Value cell={cell} />
      </Fact>
      {cell.targetKind !== "reference" && (
        <Fact name={<Term id="reference">{t("reference")}</Term>}>
          <Reference cell={cell} />
        </Fact>
      )}
      {budget && (
        <Fact name={<Term id="budget">{t("budget.name")}</Term>}>{[budget.said, budget.title].join(" · ")}</Fact>
      )}
      {smallestDrop && (
        <Fact name={<Term id="smallest-drop">{t("smallest")}</Term>}>
          {formats.text(formats.size(smallestDrop.drop, unit))}{" "}
          <span className="text-muted">{t(`basis.${smallestDrop.basis}`)}</span>
        </Fact>
      )}
      {npuShare !== null && (
        <Fact name={<Term id="placement">{t("placement")}</Term>}>
          {t("onNpu", { share: formats.share(npuShare) })}
        </Fact>
      )}
      <Fact name={t("measured")}>
        {formats.instant(cell.measuredAt)}
        {stack && <span className="block text-muted">{stackWords(stack)}</span>}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Value({ cell: { value, interval, unit, samples } }: { cell: Cell }) {
  const t = useTranslations("square");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  if (value === null) return matrix("noValue");
  const bounds =
    interval &&
    t(interval.method === "student-t" ? "boundsOfRepeats" : "bounds", {
      low: formats.value(interval.low, unit).number,
      high: formats.text(formats.value(interval.high, unit)),
    });
  const n = samples === null ? matrix("nUnknown") : matrix("n", { count: formats.count(samples) });
  return (
    <>
      {formats.text(formats.value(value, unit))}{" "}
      <span className="text-muted">{[bounds ?? t("noInterval"), n].join(" · ")}</span>
    </>
  );
}

function Reference({ cell: { reference, unit } }: { cell: Cell }) {
  const t = useTranslations("square");
  const formats = useFormats();
  if (reference === null) return <span className="text-muted">{t("noReference")}</span>;
  return (
    <>
      {formats.text(formats.value(reference.value, unit))} <bdi className="break-words">{reference.source}</bdi>{" "}
      {reference.runId === null ? (
        <span className="text-muted">{t("inline")}</span>
      ) : (
        <Link href={runHref(reference.runId)} prefetch={false} className="link">
          {t("itsRun")}
        </Link>
      )}
    </>
  );
}
