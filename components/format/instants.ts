import type { Locale } from "@/components/locale/locales";

/** How instants read. Always UTC and said so: a page is rendered by a server that does not know the reader's zone. */

const OPTIONS: Intl.DateTimeFormatOptions = {
  timeZone: "UTC",
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
};
const LANGUAGE: Record<Locale, string> = { en: "en-GB", "zh-CN": "zh-CN" };
const FORMATS = new Map<Locale, Intl.DateTimeFormat>();

/** Date and time of day, `12 Jan 2026, 08:00 UTC`. @param epochMs milliseconds since 1970 */
export function formatInstant(locale: Locale, epochMs: number): string {
  const format = FORMATS.get(locale) ?? new Intl.DateTimeFormat(LANGUAGE[locale], OPTIONS);
  FORMATS.set(locale, format);
  return `${format.format(epochMs)} UTC`;
}
