import { type Interval, LEVEL, tailOf } from "./interval";
import { normalDeviate } from "./normal";
import { discordantOf, type PairedTable, requireDiscordant } from "./paired-table";
import { requireCount } from "./require-counts";
import { wilsonBounds } from "./wilson";

/** Correlation of before and after, its numerator lowered by n / 2 but not below zero. Source: Newcombe (1998b), method 10. */
function correlation({ both, worse, better, neither }: PairedTable): number {
  const margins = (both + worse) * (better + neither) * (both + better) * (worse + neither);
  if (margins === 0) return 0;
  const covariance = both * neither - worse * better;
  const n = both + worse + better + neither;
  const corrected = covariance > 0 ? Math.max(0, covariance - n / 2) : covariance;
  return corrected / Math.sqrt(margins);
}

/**
 * Newcombe's hybrid score interval of a paired difference, (better - worse) / n: negative is worse. Closed form beside
 * Tango's search; needs the whole table.
 * Source: Newcombe, Improved confidence intervals for the difference between binomial proportions based on paired data
 * (1998), method 10.
 * @throws RangeError unless the counts are whole, n >= 1, and 0 < level < 1
 */
export function newcombePaired(table: PairedTable, level = LEVEL): Interval {
  const turned = discordantOf(table);
  requireDiscordant(turned);
  requireCount("both", table.both);
  requireCount("neither", table.neither);
  const { n } = turned;
  const z = normalDeviate(tailOf(level));
  const p = (table.both + table.worse) / n;
  const q = (table.both + table.better) / n;
  const was = wilsonBounds(p, n, z);
  const is = wilsonBounds(q, n, z);
  const phi = correlation(table);
  const reach = (one: number, other: number) =>
    Math.sqrt(Math.max(0, one * one - 2 * phi * one * other + other * other));
  const seen = (turned.better - turned.worse) / n;
  return {
    low: Math.max(-1, seen - reach(q - is.low, was.high - p)),
    high: Math.min(1, seen + reach(is.high - q, p - was.low)),
    level,
    method: "newcombe-paired",
  };
}
