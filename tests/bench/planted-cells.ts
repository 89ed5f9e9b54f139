import type { JudgedRun, JudgeInput } from "@/lib/domain/changes/change";
import { POINTS } from "@/lib/domain/metrics";
import { judged } from "@/tests/domain/changes/judged-runs";

/** Series with known drops in them, for measuring what the judging of changes finds and what it makes up. */

export const SHAPES = ["step", "drift", "recovery"] as const;
export type Shape = (typeof SHAPES)[number];

export type Plant = {
  /** Samples of the evaluation. */
  n: number;
  /** Whether runs carry correctness per sample; else only counts. */
  bits: boolean;
  cells: number;
  versions: number;
  /** True drop as a fraction. */
  drop: number;
  /** Share of cells that drop. */
  planted: number;
  shape: Shape;
};

export type PlantedCell = {
  input: JudgeInput;
  /** Version at which the drop begins; null in a quiet cell. */
  at: number | null;
  /** Right samples at each version. */
  correct: number[];
};

/**
 * Samples that turn between two versions without any change of accuracy: up to 5 % (methods.md section 3). They come from
 * a pool of samples near the decision boundary, twice as many, each right half of the time: flips do not add up.
 */
const MAX_CHURN = 0.05;
/** Accuracies of quantized models in the AI Hub releases lie about here. */
const ACCURACY = { from: 0.6, to: 0.9 };

function pack(samples: Uint8Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(samples.length / 8));
  samples.forEach((bit, i) => {
    if (bit) bits[i >> 3] = (bits[i >> 3] ?? 0) | (0x80 >> (i & 7));
  });
  return bits;
}

const count = (samples: Uint8Array) => samples.reduce((sum, bit) => sum + bit, 0);

/** True loss in samples since the first version. */
function lossAt(version: number, begin: number | null, { n, drop, shape, versions }: Plant): number {
  if (begin === null || version < begin) return 0;
  if (shape === "drift") return (n * drop * (version - begin + 1)) / (versions - begin);
  return shape === "recovery" && version >= begin + 2 ? 0 : n * drop;
}

function runOf(cell: string, version: number, samples: Uint8Array, bits: boolean): JudgedRun {
  const correct = count(samples);
  return judged(version + 1, {
    id: `${cell}-${version}`,
    value: correct / samples.length,
    at: version * 86_400_000,
    stack: { qairt: `2.${30 + version}.0` },
    correct,
    bits: bits ? pack(samples) : null,
    quantizedSha256: "a",
    npuShare: 1,
    family: `sweep-${version}`,
  });
}

function plantedCell(id: string, begin: number | null, plant: Plant, random: () => number): PlantedCell {
  const accuracy = ACCURACY.from + (ACCURACY.to - ACCURACY.from) * random();
  const pool = 2 * MAX_CHURN * random();
  const borderline = Uint8Array.from({ length: plant.n }, () => Number(random() < pool));
  const sure = borderline.map((is) => Number(!is && random() < accuracy));
  // Sample order carries no meaning, so that the first sure ones may be those that are lost.
  const losable = [...sure.keys()].filter((at) => sure[at]);
  const fraction = random();
  const runs: JudgedRun[] = [];
  for (let version = 0; version < plant.versions; version += 1) {
    const samples = sure.map((is, at) => (borderline[at] ? Number(random() < 0.5) : is));
    const lost = Math.floor(lossAt(version, begin, plant) + fraction);
    for (const at of losable.slice(0, lost)) samples[at] = 0;
    runs.push(runOf(id, version, samples, plant.bits));
  }
  return {
    at: begin,
    correct: runs.map((run) => run.correct ?? 0),
    input: {
      cellKey: id,
      metric: { kind: "proportion", direction: "higher", thresholds: POINTS },
      samples: plant.n,
      sampleListKnown: true,
      runs,
      pinnedRun: null,
      acceptedRun: null,
    },
  };
}

/** A fleet of cells that share their campaigns: quiet ones, and the planted share with its drop. */
export function plantCells(plant: Plant, random: () => number): PlantedCell[] {
  const drops = Math.round(plant.cells * plant.planted);
  return Array.from({ length: plant.cells }, (_, i) => {
    const span = plant.shape === "drift" ? 2 : plant.versions - 1;
    const begin =
      i < drops ? 1 + Math.floor(random() * Math.max(1, span - (plant.shape === "recovery" ? 2 : 0))) : null;
    return plantedCell(`cell-${i}`, begin, plant, random);
  });
}
