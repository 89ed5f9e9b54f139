/** The moment that a view shows. */
export type Moment = {
  /** Ingest sequence; 0 when nothing is settled. */
  asOf: number;
  /** Epoch milliseconds of that sequence, null when nothing is settled. */
  asOfTime: number | null;
};

/** `pinned` when the moment was asked for; else it is the newest. */
export type AskedMoment = Moment & { pinned: boolean };

export type AtMark = AskedMoment & {
  /** Runs acknowledged and not yet settled. */
  pending: number;
};
