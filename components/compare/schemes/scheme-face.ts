import type { PairFace } from "@/components/compare/parts/pair-words";
import type { Tone } from "@/components/matrix/tone";
import type { Evidence } from "@/lib/domain/budget";

/** One result of the table, ready to be read. */
export type SchemeFace = {
  href: string;
  main: string;
  tone: Tone | null;
  evidence: Evidence;
  /** Interval of the delta, or that there is none; null where nothing was measured. */
  bounds: string | null;
  /** Marks that change what the figure is. */
  marks: string[];
  /** `wins` was shown, `leads` only has the best value. */
  crown: "wins" | "leads" | null;
  title: string;
  /** To sort by, in the stored unit. */
  sort: number | null;
  /** Against the base of the row; null for the base itself. */
  against: PairFace | null;
};

export type SchemeRow = {
  id: string;
  evaluation: string;
  target: string;
  detail: string;
  /** Who wins here, in words, and why nobody does. */
  best: string;
  bestTitle: string;
  won: boolean;
  faces: (SchemeFace | null)[];
};

export type SchemeColumn = { id: string; group: string; name: string; detail: string | null; isBase: boolean };

/** The rows of one evaluation; without a heading where there is only one. */
export type SchemeGroup = { evaluation: string; heading: string | null; overall: string };
