import Link from "next/link";
import { useTranslations } from "next-intl";
import { FigureFrame } from "@/components/compare/figures/figure-frame";
import { scaleOf } from "@/components/compare/figures/scale";
import { type Step, WaterfallDrawing } from "@/components/compare/figures/waterfall-drawing";
import { useMissingWords } from "@/components/compare/parts/missing-words";
import { usePairWords } from "@/components/compare/parts/pair-words";
import { useTargetWords } from "@/components/compare/parts/target-words";
import { useFormats } from "@/components/format/use-formats";
import { evaluationLabel } from "@/components/matrix/filter-controls";
import { ARMS, type Arm, type CompareRow, type CompareView, type Waterfall } from "@/lib/domain/compare-view";

type Budget = { row: CompareRow; waterfall: Waterfall };

/** What was lost up to the end of each part, from 0 at the first arm, in the stored unit. */
function cumulated({ parts }: Waterfall): number[] {
  let sum = 0;
  return parts.map(({ pair }) => {
    sum += pair.difference ?? 0;
    return sum;
  });
}

function reachOf({ waterfall }: Budget): number[] {
  const ends = cumulated(waterfall);
  return waterfall.parts.flatMap(({ pair: { interval, difference } }, index) => {
    const start = (ends[index] ?? 0) - (difference ?? 0);
    return [ends[index] ?? 0, ...(interval ? [start + interval.low, start + interval.high] : [])];
  });
}

/** Where the missing runs are planned: the list of this model and chip. */
function planHref(model: string | undefined, chip: string | null): string {
  const named = Object.entries({ model, chip }).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return `/plan?${new URLSearchParams(named)}`;
}

type Properties = {
  view: CompareView;
  budget: Budget;
  /** The budgets that share its axis. */
  scaled: readonly Budget[];
};

/** One accuracy budget as a waterfall from the float reference to the quantized model on the device. */
export function BudgetFigure({ view, budget: { row, waterfall }, scaled }: Properties) {
  const t = useTranslations("compare.budget");
  const matrix = useTranslations("matrix");
  const changes = useTranslations("changes");
  const formats = useFormats();
  const targets = useTargetWords();
  const evaluation = view.evaluations.find(({ key }) => key === row.evaluation);
  const unit = evaluation?.unit ?? "";
  const pairWords = usePairWords();
  const whyMissing = useMissingWords();
  const sameUnit = scaled.filter(
    ({ row: other }) => view.evaluations.find(({ key }) => key === other.evaluation)?.unit === unit,
  );
  const scale = scaleOf([0, ...sameUnit.flatMap(reachOf)], 4);
  const ends = cumulated(waterfall);
  const armName = ({ kind, targetKind }: Arm) =>
    kind === "quantized-simulator"
      ? t(`arm.${targetKind === "host" ? "quantized-host" : "quantized-simulator"}`)
      : t(`arm.${kind}`);
  const valueText = (arm: Arm) => formats.text(formats.value(arm.value, unit));
  const [first, ...rest] = waterfall.arms;
  const unmeasured = waterfall.missing.filter(({ because }) => because.reason === "not-measured");
  const steps: Step[] = ARMS.flatMap((kind): Step[] => {
    const missing = waterfall.missing.find((one) => one.kind === kind);
    if (missing) return [{ kind: "missing", id: kind, label: t(`arm.${kind}`), note: whyMissing(missing, unit) }];
    if (first?.kind === kind)
      return [{ kind: "start", id: kind, label: armName(first), note: first.source ?? "", number: valueText(first) }];
    const index = waterfall.parts.findIndex((part) => part.to === kind);
    const part = waterfall.parts[index];
    const arm = rest.find((one) => one.kind === kind);
    if (!part || !arm) return [];
    const { pair } = part;
    const end = ends[index] ?? 0;
    const start = end - (pair.difference ?? 0);
    const words = pairWords(pair, unit);
    return [
      {
        kind: "part",
        id: kind,
        label: armName(arm),
        note: [valueText(arm), t(`loss.${part.kind}`)].join(" · "),
        number: words.difference ?? "",
        bounds: words.bounds ?? "",
        from: start,
        to: end,
        whisker: pair.interval ? { low: start + pair.interval.low, high: start + pair.interval.high } : null,
        title: words.title,
      },
    ];
  });
  const target = targets.target(row.target.id, row.target.label);
  const name = [target, row.path].filter(Boolean).join(" · ");
  const several = view.overall.length > 1 && evaluation;
  const total = waterfall.total && pairWords(waterfall.total, unit);
  return (
    <FigureFrame
      title={
        <h3 className="font-[560]">
          <bdi>{name}</bdi>
          {total?.difference && (
            <span className="ms-2 font-normal text-muted">
              {t("total", { difference: total.difference, bounds: total.bounds ?? changes("noIntervalShort") })}
            </span>
          )}
        </h3>
      }
      note={several ? evaluationLabel(evaluation, true, matrix, formats) : undefined}
      name="driftgrid-budget"
      of={`${t("title")}: ${name}`}
    >
      {waterfall.simulatorFineDeviceNot && <p className="mb-1.5 font-[560] text-xs">{t("deviceAlone")}</p>}
      <WaterfallDrawing
        label={`${t("title")}: ${name}`}
        steps={steps}
        scale={scale}
        tick={(value) => formats.text(formats.delta(value, unit))}
      />
      {waterfall.losses.length > 0 && (
        <p className="mt-1 text-xs">
          {t("losses")}{" "}
          {waterfall.losses
            .map(({ kind, pair }) => {
              const { difference, bounds } = pairWords(pair, unit);
              return t("lossText", { name: t(`loss.${kind}`), difference: difference ?? "", bounds: bounds ?? "" });
            })
            .join(changes("separator"))}
        </p>
      )}
      {waterfall.parts.some(({ pair }) => pair.facts.some(({ fact }) => fact === "reference-differs")) && (
        <p role="note" className="mt-1 font-[560] text-xs">
          {t("referencesDiffer")}
        </p>
      )}
      {unmeasured.length > 0 && (
        <p className="mt-1 text-muted text-xs">
          {t("missing", { arms: unmeasured.map(({ kind }) => t(`arm.${kind}`)).join(changes("separator")) })}{" "}
          <Link href={planHref(evaluation?.model, row.chip)} prefetch={false} className="link">
            {t("plan")}
          </Link>
        </p>
      )}
    </FigureFrame>
  );
}
