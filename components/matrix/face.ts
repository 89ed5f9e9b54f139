import type { Step } from "@/components/matrix/step";
import type { Tone } from "@/components/matrix/tone";
import type { Evidence } from "@/lib/domain/budget";
import type { CellState } from "@/lib/domain/matrix";

/**
 * The look of a square that is not a measured drop or gain: the state of its cell, the reference itself, or two versions
 * that cannot be held against each other.
 */
export type FaceState = CellState | "reference" | "incomparable";

/** How a square stands to the budget, as it is drawn; a figure inside that nothing shows to be there has no sign. */
export type FaceBudget = "outside" | "beyond" | "within" | "open";

/** What is drawn of one square, in words and figures of the reader's language. */
export type Face = {
  state: FaceState;
  tone: Tone | null;
  /** Strength of a figure that is neither good nor bad; absent where `tone` speaks. */
  step?: Step;
  /** What bounds the delta; absent where no tone is. */
  evidence?: Evidence;
  budget?: FaceBudget;
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

/** What is read on a square, as it is drawn: the name of its link has to contain it. */
export function visibleWords({ main, unit, sub }: Pick<Face, "main" | "unit" | "sub">): string {
  return sub === null ? `${main}${unit}` : `${main}${unit} ${sub}`;
}
