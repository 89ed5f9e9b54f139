/** One version in a series. Figures in the stored unit of the metric, not rounded. */
export type VersionPoint = {
  id: string;
  /** What the axis says: the version. */
  label: string;
  /** Null where there is no value: the line breaks there. */
  value: number | null;
  /** The interval; null where it is not known. */
  interval: { low: number; high: number } | null;
  /** Drawn hollow: assumed, simulated or otherwise not like the others. Words belong into `detail`. */
  hollow: boolean;
  /** What changed here, in a few words; null where nothing did. */
  change: string | null;
  /** More words for the tooltip and the table: sample count, marks. */
  detail: string | null;
  /** Where a click on the point leads. */
  href: string | null;
};

export type VersionSeriesWords = {
  version: string;
  value: string;
  interval: string;
  note: string;
  none: string;
  table: string;
};

/** Lower and upper length of an error bar, as recharts wants them; zero where there is no interval. */
export function barLengths({ value, interval }: VersionPoint): [number, number] {
  if (value === null || interval === null) return [0, 0];
  return [Math.max(0, value - interval.low), Math.max(0, interval.high - value)];
}
