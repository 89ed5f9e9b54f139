import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { toneOf } from "@/components/matrix/tone";
import { evidenceOf } from "@/lib/domain/budget";
import type { Numbers } from "@/lib/domain/changes/change";

type Properties = {
  numbers: Numbers;
  /** Stored unit of the metric. */
  unit: string;
  /** Value before the change, which other units than fractions are coloured by. */
  before: number | null;
  /** On its own line below; else only in the tooltip. */
  interval?: boolean;
};

/** The difference with its sign, negative is worse, and the interval it has; nothing where a side has no value. */
export function Difference({ numbers: { difference, interval }, unit, before, interval: shown = true }: Properties) {
  const t = useTranslations("changes");
  const formats = useFormats();
  if (difference === null) return null;
  const bounds = interval && {
    low: formats.delta(interval.low, unit).number,
    high: formats.text(formats.delta(interval.high, unit)),
    level: formats.share(interval.level),
  };
  const words = bounds ? t("interval", bounds) : t("noInterval");
  return (
    <span className="inline-flex flex-col items-end" title={words}>
      <span
        className="delta whitespace-nowrap"
        data-tone={toneOf(difference, unit, before)}
        data-evidence={evidenceOf({ deltaInterval: interval })}
      >
        {formats.text(formats.delta(difference, unit))}
      </span>
      {shown && (
        <span className="whitespace-nowrap text-2xs text-muted">
          {bounds ? t("bounds", { low: bounds.low, high: bounds.high }) : t("noIntervalShort")}
        </span>
      )}
    </span>
  );
}
