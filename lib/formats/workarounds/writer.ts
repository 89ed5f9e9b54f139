import type { Treatment, WorkaroundChoice, WorkaroundFacts, WorkaroundGraph } from "@/lib/domain/workaround";
import type { Inapplicable, Note, Refusal } from "@/lib/domain/workaround-words";

export type Applies = { applies: true } | ({ applies: false } & Inapplicable);

/**
 * One value a layer, in graph order, null where a layer was not observed. `limits` part values that are fine from those
 * that are not, in the direction of `worse`.
 */
export type LayerValues = {
  metric: string;
  values: readonly (number | null)[];
  worse: "higher" | "lower";
  limits: readonly number[];
};

export type WriterInput = {
  choice: WorkaroundChoice;
  graph: WorkaroundGraph;
  facts: WorkaroundFacts;
  values: LayerValues | null;
};

export type WorkaroundFile = { name: string; mediaType: string; text: string; notes: readonly Note[] };
export type Written = { written: true; file: WorkaroundFile } | { written: false; refusals: readonly Refusal[] };

/** A kind of file that another tool reads. `applies` needs no layers; `write` refuses what `applies` refuses. */
export type WorkaroundWriter = {
  id: string;
  /** The tool's own name for it; the same in every language. */
  title: string;
  applies: (facts: WorkaroundFacts, treatment: Treatment) => Applies;
  write: (input: WriterInput) => Written;
};

export const YES: Applies = { applies: true };
export const no = (because: Inapplicable): Applies => ({ applies: false, ...because });
export const refused = (...refusals: readonly Refusal[]): Written => ({ written: false, refusals });
export const file = (name: string, mediaType: string, text: string, notes: readonly Note[]): Written => ({
  written: true,
  file: { name, mediaType, text, notes },
});

export const PYTHON = "text/x-python";
export const JSON_TYPE = "application/json";
