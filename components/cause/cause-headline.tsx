import Link from "next/link";
import { useTranslations } from "next-intl";
import { useList, useShare } from "@/components/cause/cause-words";
import { Evidence } from "@/components/cause/evidence-words";
import { useFormats } from "@/components/format/use-formats";
import type { Cause, RepeatWitness, SoftwareAxis } from "@/lib/domain/cause/cause";
import type { CauseView } from "@/lib/domain/cause-view";

/** The class of the cause in words. */
export function useCauseName(): (cause: Cause) => string {
  const t = useTranslations("cause");
  return (cause) =>
    cause.class === "interaction"
      ? t("headline.interaction", { one: t(`sideFirst.${cause.of[0]}`), other: t(`side.${cause.of[1]}`) })
      : t(`headline.${cause.class}`);
}

/** What caused the drop, how sure that is, and why where nothing is named. */
export function CauseHeadline({ view: { verdict, cell } }: { view: CauseView }) {
  const nameOf = useCauseName();
  const { cause, drop } = verdict;
  return (
    <>
      <p className="mt-1 font-[620] text-base">
        {nameOf(cause)} <Sureness cause={cause} />
      </p>
      <Why cause={cause} unit={cell.unit} />
      {drop !== null && <Drop drop={drop} unit={cell.unit} />}
    </>
  );
}

function Sureness({ cause }: { cause: Cause }) {
  const t = useTranslations("cause");
  const share = useShare();
  const words: string[] = [];
  if ("probability" in cause)
    words.push(cause.probability === null ? t("shownBySplit") : t("probability", { share: share(cause.probability) }));
  const axes = useAxes()("subfactors" in cause ? cause.subfactors : []);
  if (axes !== "") words.push(t("suspects", { axes }));
  return <span className="font-normal text-muted text-sm">{words.join(t("comma"))}</span>;
}

/** Software axes that cannot be told apart. */
function useAxes(): (axes: readonly SoftwareAxis[]) => string {
  const t = useTranslations("cause");
  const list = useList();
  return (axes) => list(axes.map((axis) => t(`axis.${axis}`)));
}

function Why({ cause, unit }: { cause: Cause; unit: string }) {
  const t = useTranslations("cause");
  switch (cause.class) {
    case "measurement":
    case "placement":
      return (
        <p className="mt-0.5">
          <Evidence evidence={cause.evidence} unit={unit} />
        </p>
      );
    case "unrecorded":
      return <Repeat witness={cause.witness} unit={unit} />;
    case "undetermined":
      return (
        <ul className="mt-0.5">
          {cause.because.map((reason) => (
            <li key={reason}>{t(`because.${reason}`)}</li>
          ))}
        </ul>
      );
    case "chip":
    case "scheme":
    case "software":
    case "interaction":
      return null;
  }
}

function Repeat({ witness, unit }: { witness: RepeatWitness; unit: string }) {
  const t = useTranslations("cause");
  const formats = useFormats();
  return (
    <p className="mt-0.5">
      {t("unrecordedBecause", {
        value: formats.text(formats.value(witness.value, unit)),
        date: formats.instant(witness.at),
        difference: formats.text(formats.size(Math.abs(witness.difference.value), unit)),
      })}{" "}
      <Link href={`/runs/${encodeURIComponent(witness.runId)}`} prefetch={false} className="link">
        {t("earlierRun")}
      </Link>
    </p>
  );
}

function Drop({ drop, unit }: { drop: NonNullable<CauseView["verdict"]["drop"]>; unit: string }) {
  const t = useTranslations("cause");
  const formats = useFormats();
  const { value, low, high, level } = drop;
  if (value <= 0) return null;
  const bounds =
    low === null || high === null
      ? t("dropWithoutInterval")
      : t("dropInterval", {
          level: formats.share(level),
          // A drop is a size; only where it may be none does its sign matter.
          low: (low < 0 ? formats.delta(low, unit) : formats.size(low, unit)).number,
          high: formats.text(formats.size(high, unit)),
        });
  return (
    <p className="mt-0.5 text-muted">
      {t("drop", { drop: formats.text(formats.size(value, unit)) })} ({bounds})
    </p>
  );
}
