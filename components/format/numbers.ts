import type { Locale } from "@/components/locale/locales";

/** How numbers read, in one place per language. Everything that shows a figure goes through here. */

const NBSP = "\u00a0";
const TRUE_MINUS = "\u2212";

/** A number and the unit that follows it, apart, because the unit is often set smaller. */
export type Figure = { number: string; unit: string };

export type NumberFormats = {
  /** A value in its stored unit: fractions read as percent, the rest as they are. */
  value: (value: number, unit: string) => Figure;
  /** A delta in its stored unit, always signed: fractions read as points. Zero after rounding has no sign. */
  delta: (delta: number, unit: string) => Figure;
  /** A delta that no interval bounds, signed: with the decimals that its source printed, since nothing says which are noise. */
  stated: (delta: number, unit: string) => Figure;
  /** The size of a difference in its stored unit, as `delta` but never signed. */
  size: (size: number, unit: string) => Figure;
  /** Both ends of an interval of values in their stored unit: `[69.9, 75.5]` and the unit of both. */
  interval: (low: number, high: number, unit: string) => Figure;
  /** Both ends of the interval of a delta, signed: `[−3.1, +0.4]`. */
  deltaInterval: (low: number, high: number, unit: string) => Figure;
  /** How far an interval reaches to its longer side, `±2.8`. */
  reach: (reach: number, unit: string) => Figure;
  /** A figure of a column: always as many decimals, so that points stand below one another. */
  fixed: (value: number, decimals: number, signed?: boolean) => string;
  /** A count with grouping. */
  count: (count: number) => string;
  /** A share between 0 and 1 as whole percent. */
  share: (share: number) => string;
  bytes: (bytes: number) => string;
  text: (figure: Figure) => string;
};

/** Decimals of a percent or a point: one part in a thousand is what a list of 1,000 samples can show. */
const PERCENT_DIGITS = 1;

/** What published tables print, and no more than binary fractions carry through a subtraction. */
const STATED_PERCENT_DIGITS = 3;
const STATED_DIGITS = 6;

/** Digits after the point for units that are not fractions: two for figures of one and more, else three that matter. */
function plainOptions(magnitude: number): Intl.NumberFormatOptions {
  if (magnitude === 0) return { maximumFractionDigits: 0 };
  return magnitude >= 1 ? { minimumFractionDigits: 1, maximumFractionDigits: 2 } : { maximumSignificantDigits: 3 };
}

function makeFormats(locale: Locale): NumberFormats {
  const before = locale === "zh-CN" ? "" : NBSP;
  const cache = new Map<string, Intl.NumberFormat>();
  const format = (value: number, options: Intl.NumberFormatOptions): string => {
    const key = JSON.stringify(options);
    const made = cache.get(key) ?? new Intl.NumberFormat(locale, options);
    cache.set(key, made);
    return made.format(value).replace("-", TRUE_MINUS);
  };
  const percent = { minimumFractionDigits: PERCENT_DIGITS, maximumFractionDigits: PERCENT_DIGITS };
  const pair = (low: Figure, high: Figure): Figure => ({ number: `[${low.number}, ${high.number}]`, unit: low.unit });
  const formats: NumberFormats = {
    value: (value, unit) =>
      unit === "fraction"
        ? { number: format(value * 100, percent), unit: `${before}%` }
        : { number: format(value, plainOptions(Math.abs(value))), unit: unit ? `${NBSP}${unit}` : "" },
    delta: (delta, unit) => {
      const sign = { signDisplay: "exceptZero" } as const;
      return unit === "fraction"
        ? { number: format(delta * 100, { ...percent, ...sign }), unit: `${NBSP}pt` }
        : { number: format(delta, { ...plainOptions(Math.abs(delta)), ...sign }), unit: unit ? `${NBSP}${unit}` : "" };
    },
    stated: (delta, unit) => {
      const sign = { signDisplay: "exceptZero" } as const;
      const points = { minimumFractionDigits: PERCENT_DIGITS, maximumFractionDigits: STATED_PERCENT_DIGITS, ...sign };
      return unit === "fraction"
        ? { number: format(delta * 100, points), unit: `${NBSP}pt` }
        : {
            number: format(delta, { maximumSignificantDigits: STATED_DIGITS, ...sign }),
            unit: unit ? `${NBSP}${unit}` : "",
          };
    },
    size: (size, unit) =>
      unit === "fraction"
        ? { number: format(size * 100, percent), unit: `${NBSP}pt` }
        : { number: format(size, plainOptions(Math.abs(size))), unit: unit ? `${NBSP}${unit}` : "" },
    interval: (low, high, unit) => pair(formats.value(low, unit), formats.value(high, unit)),
    deltaInterval: (low, high, unit) => pair(formats.delta(low, unit), formats.delta(high, unit)),
    reach: (reach, unit) => {
      const { number, unit: shown } = formats.size(reach, unit);
      return { number: `±${number}`, unit: shown };
    },
    fixed: (value, decimals, signed = false) =>
      format(value, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        signDisplay: signed ? "exceptZero" : "auto",
      }),
    count: (count) => format(count, { maximumFractionDigits: 0 }),
    share: (share) => `${format(share * 100, { maximumFractionDigits: 0 })}${before}%`,
    bytes: (bytes) => {
      const [size, unit] =
        bytes >= 1e9
          ? [bytes / 1e9, "GB"]
          : bytes >= 1e6
            ? [bytes / 1e6, "MB"]
            : bytes >= 1e3
              ? [bytes / 1e3, "kB"]
              : [bytes, "B"];
      return `${format(size, { maximumFractionDigits: unit === "B" ? 0 : 1 })}${NBSP}${unit}`;
    },
    text: ({ number, unit }) => `${number}${unit}`,
  };
  return formats;
}

const FORMATS = new Map<Locale, NumberFormats>();

/** The number formats of a language; made once. */
export function numberFormats(locale: Locale): NumberFormats {
  const formats = FORMATS.get(locale) ?? makeFormats(locale);
  FORMATS.set(locale, formats);
  return formats;
}
