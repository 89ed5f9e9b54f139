import type { Treatment, WorkaroundChoice, WorkaroundFacts, WorkaroundGraph } from "@/lib/domain/workaround";
import type { Inapplicable, Note, Refusal } from "@/lib/domain/workaround-words";
import { fileName } from "./file-name";

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

export const PYTHON = "text/x-python";
export const JSON_TYPE = "application/json";

/** Why there is no file. */
export type Refused = { refusal: Refusal };

/** A file but for its name: `ending` is what follows the model's. */
export type Draft = Omit<WorkaroundFile, "name"> & { ending: string };

type Parts<Chosen extends object> = Pick<WorkaroundWriter, "id" | "title" | "applies"> & {
  /** What the file is about, from the layers of the choice. */
  choose: (input: WriterInput) => Chosen | Refused;
  draft: (chosen: Chosen, input: WriterInput) => Draft | Refused;
};

function drafted<Chosen extends object>(
  { applies, choose, draft }: Parts<Chosen>,
  input: WriterInput,
): Draft | Refused {
  const answer = applies(input.facts, input.choice.treatment);
  if (!answer.applies) {
    const { applies: _, ...because } = answer;
    return { refusal: { refusal: "inapplicable", because } };
  }
  const chosen = choose(input);
  return "refusal" in chosen ? chosen : draft(chosen, input);
}

/** A writer that refuses what does not apply, then what cannot be chosen, and names its file after the model. */
export function makeWriter<Chosen extends object>(parts: Parts<Chosen>): WorkaroundWriter {
  const { id, title, applies } = parts;
  return {
    id,
    title,
    applies,
    write: (input) => {
      const answer = drafted(parts, input);
      if ("refusal" in answer) return { written: false, refusals: [answer.refusal] };
      const { ending, ...file } = answer;
      return { written: true, file: { name: fileName(input.facts.model, ending), ...file } };
    },
  };
}
