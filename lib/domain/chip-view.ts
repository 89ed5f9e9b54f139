import type { ChangeLine, Counted } from "@/lib/domain/change-view";
import type { Chip } from "@/lib/domain/chip";
import type { ChipFact } from "@/lib/domain/chip-facts";
import type { CoverageGap } from "@/lib/domain/coverage";
import type { KnownIssue } from "@/lib/domain/known-issues";
import type { AtMark } from "@/lib/domain/moment";
import type { Standing, VersionSeen } from "@/lib/domain/standing";

/** What the pages of chips show. Values stand in the metric's stored unit, instants are epoch milliseconds. */

export const CHIP_GROUPINGS = ["arch", "tier"] as const;
export type ChipGrouping = (typeof CHIP_GROUPINGS)[number];

export const CHIP_SCOPES = ["all", "measured"] as const;
export type ChipScope = (typeof CHIP_SCOPES)[number];

export type ChipsFilter = {
  /** Words that name, SoC or alias hold, in any case; null without. */
  find: string | null;
  by: ChipGrouping;
  /** Every chip, or those with results. */
  show: ChipScope;
  asOf: number | null;
};

export type ChipLine = {
  /** Canonical id. */
  soc: string;
  /** What the catalogue knows of it; null for a chip that only runs name. */
  chip: Chip | null;
  /** Models with a cell on it. */
  models: number;
  standing: Standing;
};

export type ChipGroup = {
  /** An architecture (`V75`) or tier (`mobile/8`); null for chips whose own is unknown. */
  id: string | null;
  chips: ChipLine[];
};

export type ChipsView = AtMark & {
  filter: ChipsFilter;
  groups: ChipGroup[];
  /** Of all chips, whatever the filter. */
  total: number;
  measured: number;
};

/** Cells of one model on a chip, or of one scheme, method or neighbour. */
export type ModelOnChip = { model: string; variant: string | null; schemes: string[]; standing: Standing };
export type FamilyOnChip = { method: string; schemes: string[]; models: number; standing: Standing };
export type NeighbourChip = { soc: string; name: string; fp16: boolean | null; standing: Standing };
export type DeviceSeen = {
  /** Null where results do not say. */
  device: string | null;
  cells: number;
  last: number;
};

export type OpenChanges = {
  /** The worst ones, worst first; moved references, which no device is to blame for, are counted alone. */
  lines: ChangeLine[];
  all: Counted;
};

export type ChipView = AtMark & {
  soc: string;
  /** Null for a chip that the catalogue does not know. */
  chip: Chip | null;
  facts: ChipFact[];
  standing: Standing;
  /** The worst first. */
  models: ModelOnChip[];
  families: FamilyOnChip[];
  versions: { qairt: VersionSeen[]; onnxruntime: VersionSeen[] };
  devices: DeviceSeen[];
  /** Chips of the same architecture, those with most cells first; none where the architecture is unknown. */
  neighbours: NeighbourChip[];
  gaps: CoverageGap[];
  changes: OpenChanges;
  knownIssues: KnownIssue[];
};
