import { useLocale } from "next-intl";
import { formatDay, formatInstant } from "@/components/format/instants";
import { formatList } from "@/components/format/lists";
import { type NumberFormats, numberFormats } from "@/components/format/numbers";
import { formatAgo, formatDuration } from "@/components/format/spans";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/components/locale/locales";

export type Formats = NumberFormats & {
  locale: Locale;
  /** Date and time of day in UTC. */
  instant: (epochMs: number) => string;
  /** The day alone. */
  day: (epochMs: number) => string;
  /** How long ago, given the moment that is now. */
  ago: (then: number, now: number) => string;
  duration: (ms: number) => string;
  list: (names: readonly string[]) => string;
};

/** Every format in one language; components take them through `useFormats`. */
export function formatsOf(locale: Locale): Formats {
  return {
    ...numberFormats(locale),
    locale,
    instant: (epochMs) => formatInstant(locale, epochMs),
    day: (epochMs) => formatDay(locale, epochMs),
    ago: (then, now) => formatAgo(locale, then, now),
    duration: (ms) => formatDuration(locale, ms),
    list: (names) => formatList(locale, names),
  };
}

/** Formats of the language of this request; for server components. */
export function useFormats(): Formats {
  const current = useLocale();
  return formatsOf(isLocale(current) ? current : DEFAULT_LOCALE);
}
