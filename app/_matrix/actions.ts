"use server";

import { squareAnswer } from "@/app/_matrix/square-answer";
import type { PanelAnswer } from "@/components/matrix/panel/panel-answer";

/** A query longer than any address that a browser sends is none of ours. */
const MAX_QUERY = 32_768;

/** The panel of the square that a query of the matrix names; null when it names none. */
export async function loadSquare(query: string): Promise<PanelAnswer | null> {
  if (typeof query !== "string" || query.length > MAX_QUERY) return null;
  return squareAnswer([...new URLSearchParams(query)]);
}
