/** Figures in English, for those who read outside the pages: webhooks, feeds, Markdown. Units come from outside. */

type Quote = (text: string) => string;

/** A value in its stored unit: fractions read as percent. */
export function valueText(value: number, unit: string, quote: Quote): string {
  if (unit === "fraction") return `${(value * 100).toFixed(1)} %`;
  return `${Number(value.toPrecision(4))}${unit ? ` ${quote(unit)}` : ""}`;
}

/** A difference in its stored unit, signed: fractions read as points. */
export function differenceText(value: number, unit: string, quote: Quote): string {
  const [size, of] =
    unit === "fraction"
      ? [(value * 100).toFixed(1), "pt"]
      : [String(Number(value.toPrecision(3))), unit && quote(unit)];
  return `${value > 0 ? "+" : ""}${size.replace("-", "−")}${of ? ` ${of}` : ""}`;
}
