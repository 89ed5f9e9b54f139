import type { ChangeGroup } from "@/lib/domain/change-view";

/** What came up since somebody last looked, shortest first glance. */
export type ChangesNews = {
  /** What came after this ingest sequence is news. */
  since: number;
  /** Epoch milliseconds of that sequence; null for everything. */
  sinceTime: number | null;
  /** Whether the reader said when they last looked; else it is the last days. */
  looked: boolean;
  /** Newest day first, worst first within a day. */
  groups: Pick<ChangeGroup, "key" | "cause" | "cells" | "chips" | "counts">[];
  /** There are more groups than these. */
  more: boolean;
  /** The newest mark: what looking now means. */
  asOf: number;
};
