import { createContext, useContext } from "react";
import type { MatrixLayout } from "@/lib/domain/matrix-layout";

/** `push` makes an entry that the back button leads to, `replace` none. */
export type HistoryStep = "push" | "replace";

export type LayoutControl = {
  layout: MatrixLayout;
  /** Shows another layout at once and writes it into the URL; asks the server nothing. */
  change: (next: (layout: MatrixLayout) => MatrixLayout, step?: HistoryStep) => void;
  /** Where a change leads, for a link that works without JavaScript too. */
  hrefOf: (next: (layout: MatrixLayout) => MatrixLayout) => string;
};

export const LayoutContext = createContext<LayoutControl | null>(null);

/** How the matrix is laid out, and the way to change that; below a `LayoutProvider`. */
export function useLayout(): LayoutControl {
  const control = useContext(LayoutContext);
  if (control === null) throw new Error("useLayout is used below a LayoutProvider only");
  return control;
}
