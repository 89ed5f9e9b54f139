import type { Axis } from "@/lib/domain/matrix";

/** Rows or columns saved under a name: the fleet of a product, the schemes of a release. */
export type SavedSet = {
  name: string;
  axis: Axis;
  /** In the order in which they are shown. Those without a result stand in the matrix as untested. */
  ids: string[];
  /** Name of the token that saved it. */
  who: string;
  /** Epoch milliseconds. */
  at: number;
};
