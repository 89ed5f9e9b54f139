/** What the log says of sample data up to some position. */
export type SampleLog = {
  /** Sequence of the first run that is not sample data; null when there is none. */
  firstReal: number | null;
  /** The last time that somebody put sample data aside or brought it back; null when nobody did. */
  lastSwitch: { seq: number; shown: boolean } | null;
};

/** Sample data is shown until the first real run arrives; what is switched by hand afterwards stays. */
export function samplesShown({ firstReal, lastSwitch }: SampleLog): boolean {
  if (firstReal === null) return lastSwitch?.shown ?? true;
  return lastSwitch !== null && lastSwitch.seq > firstReal && lastSwitch.shown;
}

/** What a person is told of sample data. */
export type SampleStatus = {
  /** Sample runs stored, shown or not. */
  runs: number;
  /** What was decided: whether the next reads show them. */
  shown: boolean;
  /** False until settling has followed the decision. */
  settled: boolean;
  /** True when runs that are no sample data are stored. */
  besideReal: boolean;
};
