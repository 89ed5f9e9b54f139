import { type Figure, numberFormats } from "@/components/format/numbers";
import type { Locale } from "@/components/locale/locales";
import type { VersionPoint, VersionSeriesWords } from "./version-point";

/** The texts of a point, for its tooltip, its table line and its name. */
export function versionTexts(point: VersionPoint, unit: string, locale: Locale, words: VersionSeriesWords) {
  const formats = numberFormats(locale);
  const text = (value: number): string => formats.text(formats.value(value, unit));
  const bare = (value: number): Figure["number"] => formats.value(value, unit).number;
  const { value, interval } = point;
  return {
    label: point.label,
    value: value === null ? words.none : text(value),
    interval: interval === null ? words.none : `${bare(interval.low)} – ${text(interval.high)}`,
    note: [point.change, point.detail].filter(Boolean).join(" · "),
  };
}
