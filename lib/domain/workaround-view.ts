import type { DriftPrediction } from "@/lib/domain/drift/predict-drift";
import type { RunLine } from "@/lib/domain/run-view";
import type { RunVersions } from "@/lib/domain/stack";
import type { Treatment } from "@/lib/domain/workaround";
import type { Inapplicable, Note, Refusal } from "@/lib/domain/workaround-words";

/** What pages show of workarounds: those that could be made, and those that were. */

/** A kind of file and whether it is an answer for the run. */
export type WriterOption = {
  id: string;
  /** The tool's own name for it. */
  title: string;
  applies: boolean;
  /** Why not; null when it applies. */
  because: Inapplicable | null;
};

/** What one treatment could do, with the fewest layers that bring the output to the target. */
export type TreatmentProposal = {
  treatment: Treatment;
  /**
   * `unsupported`: the chip cannot do it; `no-layers`: no layer that it would help; `unpredicted`: the weights
   * are at fault, but none of the output's error can be put down to them; `unknown`: the error of the output cannot be divided.
   * The others are those of `SmallestSet`.
   */
  kind: "reached" | "already-within" | "out-of-reach" | "unsupported" | "no-layers" | "unpredicted" | "unknown";
  /** Positions of the layers, most blamed first. */
  layers: number[];
  prediction: DriftPrediction | null;
  /** True when even the lower end of the prediction reaches the target. */
  certain: boolean;
  /** True when nobody knows whether the chip supports it. */
  supportUnknown: boolean;
  writers: WriterOption[];
};

export type RepairView = {
  /**
   * SQNR in dB that the output shall reach, and where it comes from: asked for, near the comparator, what repairing all
   * culprits would bring, or a default.
   */
  target: number;
  targetFrom: "asked" | "comparator" | "culprits" | "default";
  /**
   * With `DriftLayer.blame` as `shares`, this is the `DriftBalance` of `predictOutput`: the page predicts any choice.
   * Null when the error of the output cannot be divided.
   */
  balance: { output: number; noise: number; blamed: number } | null;
  /** Measured SQNR of the output, in dB. */
  measured: number | null;
  proposals: TreatmentProposal[];
};

/**
 * The proposal to begin with: one that treats the first suspect, per channel where its weights are at fault, else one
 * that reaches the target; null when none has layers.
 */
export function firstProposal(
  { proposals }: Pick<RepairView, "proposals">,
  culprits: readonly number[],
): TreatmentProposal | null {
  const [suspect] = culprits;
  const worth = ({ treatment, kind, layers }: TreatmentProposal) =>
    (suspect !== undefined && layers.includes(suspect) ? 4 : 0) +
    (kind === "reached" ? 2 : 0) +
    (treatment === "per-channel" && suspect !== undefined && layers.includes(suspect) ? 3 : 0);
  const [first] = proposals.filter(({ layers }) => layers.length > 0).sort((x, y) => worth(y) - worth(x));
  return first ?? null;
}

/** A file that was written, or why it was not. */
export type WrittenFile =
  | { writer: string; written: true; name: string; mediaType: string; notes: Note[]; text: string }
  | { writer: string; written: false; refusals: Refusal[] };

/** What files would hold, before anything is stored. */
export type WorkaroundPreview = {
  run: string;
  comparator: string | null;
  treatment: Treatment;
  layers: string[];
  prediction: DriftPrediction | null;
  files: WrittenFile[];
};

/** Whether the chosen layers ran on the CPU, by what the result run's files say. */
export type WorkaroundEffect = "took-effect" | "partly" | "no-effect" | "unknown";

/** A run that was made with a workaround, beside what was predicted. */
export type WorkaroundResult = {
  run: RunLine;
  /** Said by the run itself, or by a person. */
  linkedBy: string | null;
  /** SQNR of the output that was predicted for, in dB, in the result run; null when it was not measured. */
  measuredSqnr: number | null;
  /** Whether the measured figure lies in the predicted interval; null when either is unknown. */
  within: boolean | null;
  /** Accuracy of the result less that of the run which it repairs, positive is better; null when not comparable. */
  gain: number | null;
  /** Only for the treatment `cpu`. */
  effect: WorkaroundEffect | null;
};

/** One stored workaround in a list. */
export type WorkaroundLine = {
  id: string;
  createdAt: number;
  createdBy: string;
  model: string;
  chip: string | null;
  chipName: string | null;
  /** Versions that it was made for, as they came; null where unknown. */
  stack: RunVersions;
  /** How it fits the run that asks: same chip and same stack; null where nothing asks. */
  fits: { chip: boolean; stack: boolean } | null;
  treatment: Treatment;
  layers: string[];
  /** Of the output's SQNR; `before` is what was measured when it was made. */
  prediction: (DriftPrediction & { before: number; output: string }) | null;
  files: { index: number; writer: string; title: string; name: string; mediaType: string; bytes: number }[];
  /** Known: at least one run was made with it. */
  results: number;
  /** The newest result in short. */
  newest: Pick<WorkaroundResult, "measuredSqnr" | "within" | "gain"> | null;
};

export type WorkaroundListView = {
  filter: { model: string | null; chip: string | null; run: string | null };
  workarounds: WorkaroundLine[];
  /** Id to pass as `before` for the next page; null on the last one. */
  nextBefore: string | null;
};

/** One workaround with everything that it said and what came of it. */
export type WorkaroundView = WorkaroundLine & {
  run: RunLine;
  comparator: RunLine | null;
  note: string | null;
  notes: { file: number; notes: Note[] }[];
  /** Newest first. */
  outcomes: WorkaroundResult[];
};

/** A workaround on the page of a run that was made with it, and what that run brought. */
export type MadeWith = { workaround: WorkaroundView; outcome: WorkaroundResult };
