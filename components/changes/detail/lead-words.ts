import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { ChangeLine } from "@/lib/domain/change-view";
import type { DifferenceInterval } from "@/lib/domain/changes/change";

/** The verdict in one sentence: how much worse or better, with its interval, or why there is no such figure. */
export function useLeadWords(): (line: ChangeLine) => string {
  const t = useTranslations("change.lead");
  const run = useTranslations("run");
  const sized = useSizedWords();
  const formats = useFormats();
  return (line) => {
    const { rule, to, cell, numbers } = line;
    const value = (one: number | null) => (one === null ? run("unknown") : formats.text(formats.value(one, cell.unit)));
    switch (rule) {
      case "status":
        return to.status === "ok"
          ? t("back", { value: value(to.value) })
          : t("stopped", { status: run(`status.${to.status}`) });
      case "not-comparable":
        return t("notComparable");
      case "same-output":
        return t("sameOutput");
      case "reference-moved":
        return t("referenceMoved");
      case "beats-reference":
        return numbers.gap.after === null
          ? t("beats")
          : t("beatsBy", { size: formats.text(formats.size(numbers.gap.after, cell.unit)) });
      default:
        return sized(numbers.difference, numbers.interval, cell.unit);
    }
  };
}

/** `Worse by 2.4 pt (95 %: 1.1 to 3.7)`: sizes count in the direction that the sentence names. */
function useSizedWords() {
  const t = useTranslations("change.lead");
  const formats = useFormats();
  const signed = (value: number, unit: string) => {
    const { number, unit: after } = formats.delta(value, unit);
    return { number: number.replace(/^\+/, ""), unit: after };
  };
  return (difference: number | null, interval: DifferenceInterval | null, unit: string): string => {
    if (difference === null) return t("noValue");
    const worse = difference < 0;
    const size = formats.text(formats.size(Math.abs(difference), unit));
    const [low, high] = interval ? (worse ? [-interval.high, -interval.low] : [interval.low, interval.high]) : [];
    const bounds =
      interval && low !== undefined && high !== undefined
        ? {
            level: formats.share(interval.level),
            low: signed(low, unit).number,
            high: formats.text(signed(high, unit)),
          }
        : null;
    const direction = difference === 0 ? "same" : worse ? "worse" : "better";
    return bounds ? t(`${direction}Within`, { size, ...bounds }) : t(direction, { size });
  };
}
