import type { Tone } from "@/components/matrix/tone";
import type { CellState } from "@/lib/domain/matrix";

/** The look of a square that is not a measured drop or gain: the state of its cell, or the reference itself. */
export type FaceState = CellState | "reference";

/** What one square shows, in words and figures of the reader's language: all that the browser needs of a cell. */
export type Face = {
  state: FaceState;
  tone: Tone | null;
  /** The large line: a figure or the word of the state. */
  main: string;
  /** Unit of the large line, set smaller; empty for a word. */
  unit: string;
  /** The small line; null when there is nothing to add. */
  sub: string | null;
  /** Short signs in the corner. */
  signs: string[];
  /** A cell under it got worse, and nobody has dealt with it; absent without any. */
  alarm?: true;
  /** Numbers of footnotes; absent without any. */
  notes?: string;
  /** Where the square leads; null when there is nothing behind it. */
  href: string | null;
  /** The whole square in words, without its row and column. */
  text: string;
};

export type FaceAxis = { id: string; label: string; detail: string | null; group: string | null };
export type FaceRow = { axis: FaceAxis; faces: Face[] };
