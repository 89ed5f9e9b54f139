import { numberFormats } from "@/components/format/numbers";
import type { Locale } from "@/components/locale/locales";

/** How spans of time read: durations, and ages against a moment that the caller names. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Unit = "day" | "hour" | "minute" | "second";
const SIZES: readonly [Unit, number][] = [
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
  ["second", SECOND],
];

const SHORT: Record<Locale, Record<Unit, string>> = {
  en: { day: "d", hour: "h", minute: "min", second: "s" },
  "zh-CN": { day: "天", hour: "小时", minute: "分", second: "秒" },
};
const NBSP = "\u00a0";

const AGES: Record<Locale, Intl.RelativeTimeFormat> = {
  en: new Intl.RelativeTimeFormat("en", { numeric: "always" }),
  "zh-CN": new Intl.RelativeTimeFormat("zh-CN", { numeric: "always" }),
};
const JUST_NOW: Record<Locale, string> = { en: "just now", "zh-CN": "刚刚" };

/**
 * A duration: `1.9 ms`, `12.3 s`, and from a minute on its two largest parts, `4 min 10 s`.
 * @param ms milliseconds, not negative
 */
export function formatDuration(locale: Locale, ms: number): string {
  const numbers = numberFormats(locale);
  const short = SHORT[locale];
  if (ms < SECOND) return numbers.text(numbers.size(ms, "ms"));
  // What would round to a minute is one.
  if (ms < MINUTE - SECOND / 20) return `${numbers.fixed(ms / SECOND, 1)}${NBSP}${short.second}`;
  const whole = Math.round(ms / SECOND) * SECOND;
  const at = SIZES.findIndex(([, size]) => whole >= size);
  const [large, small] = [SIZES[at], SIZES[at + 1]];
  if (large === undefined || small === undefined) return `${numbers.count(whole / SECOND)}${NBSP}${short.second}`;
  const rest = Math.floor((whole % large[1]) / small[1]);
  const parts = [`${numbers.count(Math.floor(whole / large[1]))}${NBSP}${short[large[0]]}`];
  if (rest > 0) parts.push(`${rest}${NBSP}${short[small[0]]}`);
  return parts.join(NBSP);
}

/**
 * How long ago something was, in its largest whole unit: `3 days ago`, `12 天前`. Never reads a clock.
 * @param then milliseconds since 1970; one that lies ahead, by clocks that differ, reads as just now
 * @param now milliseconds since 1970
 */
export function formatAgo(locale: Locale, then: number, now: number): string {
  const [unit, size] = SIZES.find(([, least]) => now - then >= least) ?? ["second", SECOND];
  if (unit === "second") return JUST_NOW[locale];
  const text = AGES[locale].format(-Math.floor((now - then) / size), unit);
  return text.replace(/(\d)(?=\p{Script=Han})/u, `$1${NBSP}`);
}
