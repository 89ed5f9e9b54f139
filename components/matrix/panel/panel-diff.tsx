import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { runHref } from "@/components/matrix/panel/panel-links";
import { PanelPart } from "@/components/matrix/panel/panel-part";
import { PillBadge } from "@/components/matrix/panel/panel-standing";
import { useBudgetPill } from "@/components/matrix/panel/use-standing";
import { toneOf } from "@/components/matrix/tone";
import type { Cell } from "@/lib/domain/matrix";
import type { DiffFilter, DiffSide, SquareDiff } from "@/lib/domain/matrix-diff";

type Properties = { diff: SquareDiff; filter: DiffFilter; cell: Cell; budget: number | null };

/** Two versions of the cell beside each other, and what changed from one to the other. */
export function PanelDiff({ diff, filter: { axis, a, b }, cell, budget }: Properties) {
  const t = useTranslations("square.diff");
  const matrix = useTranslations("matrix");
  const axisName = matrix(`axis.${axis}`);
  const within = useBudgetPill(budget)(cell, diff);
  return (
    <PanelPart title={t("title", { axis: axisName })}>
      <Change diff={diff} unit={cell.unit} />
      {within && <PillBadge pill={within} />}
      <dl className="mt-2 grid grid-cols-2 gap-4">
        {[
          { id: "a", version: a, side: diff.a },
          { id: "b", version: b, side: diff.b },
        ].map(({ id, version, side }) => (
          <div key={id} className="min-w-0">
            <dt className="text-muted text-xs">
              <bdi>{version ?? t("noVersion")}</bdi>
            </dt>
            <dd>
              <Side side={side} unit={cell.unit} />
            </dd>
          </div>
        ))}
      </dl>
    </PanelPart>
  );
}

function Change({ diff: { delta, interval, significant, paired, reason }, unit }: { diff: SquareDiff; unit: string }) {
  const t = useTranslations("square.diff");
  const square = useTranslations("square");
  const compare = useTranslations("compare");
  const formats = useFormats();
  if (delta === null) return <p className="text-muted">{reason ? compare(`incomparable.${reason}`) : t("oneSide")}</p>;
  const bounds =
    interval &&
    square("bounds", {
      low: formats.delta(interval.low, unit).number,
      high: formats.text(formats.delta(interval.high, unit)),
    });
  const words = [
    bounds ? square("difference", { bounds }) : square("noInterval"),
    t(paired ? "paired" : "unpaired"),
    significant === null ? t("untested") : t(significant ? "shown" : "notShown"),
  ];
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="delta" data-tone={toneOf(delta, unit, null)}>
        {formats.text(formats.delta(delta, unit))}
      </span>
      <span className="text-muted">{words.join(" · ")}</span>
    </p>
  );
}

function Side({ side, unit }: { side: DiffSide | null; unit: string }) {
  const t = useTranslations("square");
  const matrix = useTranslations("matrix");
  const run = useTranslations("run");
  const formats = useFormats();
  if (side === null) return <span className="text-muted">{matrix("state.untested")}</span>;
  const { runId, status, value, interval, measuredAt } = side;
  return (
    <>
      <strong className="block font-[620] text-[1.125rem] leading-6">
        {value === null ? run(`status.${status}`) : formats.text(formats.value(value, unit))}
      </strong>
      {interval && (
        <span className="block text-muted">
          {t("bounds", {
            low: formats.value(interval.low, unit).number,
            high: formats.text(formats.value(interval.high, unit)),
          })}
        </span>
      )}
      <Link href={runHref(runId)} prefetch={false} className="link text-xs">
        {formats.instant(measuredAt)}
      </Link>
    </>
  );
}
