import { useTranslations } from "next-intl";
import type { FaceState } from "@/components/matrix/face";
import { ALARM_SIGN, MARK_SIGNS } from "@/components/matrix/marks";
import type { CellMark } from "@/lib/domain/matrix";

const SCALE = [
  ...(["better-5", "better-4", "better-3", "better-2", "better-1", "zero"] as const),
  ...(["worse-1", "worse-2", "worse-3", "worse-4", "worse-5"] as const),
];
const STATES = ["stale", "reference", "unsupported", "failed", "untested"] as const satisfies FaceState[];
const SIGNED = [
  "cpu-fallback",
  "simulated",
  "emulated",
  "sample",
  "unverified",
  "placement-unknown",
  "reference-assumed",
] as const satisfies CellMark[];

type Properties = {
  /** States and signs that occur above: only these are explained. */
  states: ReadonlySet<FaceState>;
  signs: ReadonlySet<string>;
  /** True when something got worse and is open somewhere. */
  alarms: boolean;
  /** Which scales occur: points for proportions, shares of the reference for other units. */
  points: boolean;
  shares: boolean;
  /** True when a value stands with its interval somewhere. */
  intervals: boolean;
  /** True when a sample count is missing somewhere. */
  unknownN: boolean;
};

/** What the colours, looks and signs above mean. */
export function MatrixLegend({ states, signs, alarms, points, shares, intervals, unknownN }: Properties) {
  const t = useTranslations("matrix");
  return (
    <section aria-label={t("legend")} className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1.5 text-muted text-xs">
      <span className="flex flex-wrap items-center gap-1.5">
        {t("better")}
        <span className="flex gap-px">
          {SCALE.map((tone) => (
            <span key={tone} className="square legend-swatch" data-tone={tone} aria-hidden="true" />
          ))}
        </span>
        {t("worse")}
        {points && <span>{t("stepsOfPoints")}</span>}
        {shares && <span>{t("stepsOfReference")}</span>}
      </span>
      {STATES.filter((state) => states.has(state)).map((state) => (
        <span key={state} className="flex items-center gap-1.5" title={t(`explain.${state}`)}>
          <span className="square legend-swatch" data-state={state} aria-hidden="true" />
          {t(`state.${state}`)}
        </span>
      ))}
      {alarms && (
        <span className="flex items-center gap-1.5">
          <i className="square-sign" data-alarm="">
            {ALARM_SIGN}
          </i>
          {t("alarmSign")}
        </span>
      )}
      {SIGNED.filter((mark) => signs.has(MARK_SIGNS[mark] ?? "")).map((mark) => (
        <span key={mark} className="flex items-center gap-1.5">
          <i className="square-sign">{MARK_SIGNS[mark]}</i>
          {t(`sign.${mark}`)}
        </span>
      ))}
      {intervals && <span>{t("intervalHelp")}</span>}
      {unknownN && <span>{t("nHelp")}</span>}
    </section>
  );
}
