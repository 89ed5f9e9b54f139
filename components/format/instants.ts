import type { Locale } from "@/components/locale/locales";

/** How instants read. Always UTC and said so: a page is rendered by a server that does not know the reader's zone. */

const DAY: Intl.DateTimeFormatOptions = { timeZone: "UTC", year: "numeric", month: "short", day: "numeric" };
const MOMENT: Intl.DateTimeFormatOptions = {
  ...DAY,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
};
const LANGUAGE: Record<Locale, string> = { en: "en-GB", "zh-CN": "zh-CN" };

function formatsOf(options: Intl.DateTimeFormatOptions): Record<Locale, Intl.DateTimeFormat> {
  return {
    en: new Intl.DateTimeFormat(LANGUAGE.en, options),
    "zh-CN": new Intl.DateTimeFormat(LANGUAGE["zh-CN"], options),
  };
}
const DAYS = formatsOf(DAY);
const MOMENTS = formatsOf(MOMENT);

/** Date and time of day, `12 Jan 2026, 08:00 UTC`. @param epochMs milliseconds since 1970 */
export function formatInstant(locale: Locale, epochMs: number): string {
  return `${MOMENTS[locale].format(epochMs)} UTC`;
}

/** The day alone, `12 Jan 2026`, of UTC. @param epochMs milliseconds since 1970 */
export function formatDay(locale: Locale, epochMs: number): string {
  return DAYS[locale].format(epochMs);
}
