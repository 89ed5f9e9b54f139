import { type Detector, DRIFTGRID, type Found, RIVALS } from "@/tests/bench/detectors";
import { type Plant, type PlantedCell, plantCells, SHAPES } from "@/tests/bench/planted-cells";
import { randomOf } from "@/tests/support/random";

/** How one detector did on one kind of fleet, over several fleets. */
export type Score = {
  detector: string;
  /** Share of planted drops found: of a step at the very version, of a drift anywhere. */
  power: number;
  /** Alarms on quiet steps, per 1,000 of them. */
  falsePerThousand: number;
  /** Mean over fleets of the share of false alarms among alarms; 0 for a fleet without alarms. */
  fdr: number;
  /** Share of found drops that were said to have recovered, at the right version; null unless some did recover. */
  recovered: number | null;
};

type Tally = { planted: number; hits: number; quiet: number; wrong: number; rates: number[]; back: number };

function isHit({ at }: PlantedCell, found: Found, { shape }: Plant): boolean {
  return at !== null && (shape === "drift" ? found.any : found.steps.includes(at));
}

/** Steps of a planted cell after its drop began belong to the drop; whatever else a drift does is no false alarm. */
function wrongSteps({ at }: PlantedCell, found: Found): number {
  if (at === null) return found.steps.length + Number(found.any && found.steps.length === 0);
  return found.steps.filter((version) => version < at).length;
}

function tally(plant: Plant, cells: readonly PlantedCell[], found: readonly Found[], into: Tally): void {
  let hits = 0;
  let wrong = 0;
  cells.forEach((cell, index) => {
    const one = found[index];
    if (!one) return;
    into.quiet += (cell.at ?? plant.versions) - 1;
    wrong += wrongSteps(cell, one);
    if (cell.at === null) return;
    into.planted += 1;
    if (!isHit(cell, one, plant)) return;
    hits += 1;
    into.back += Number(one.recovered.includes(cell.at + 2));
  });
  into.hits += hits;
  into.wrong += wrong;
  into.rates.push(hits + wrong === 0 ? 0 : wrong / (hits + wrong));
}

/** Plants fleets of one kind and lets every detector look at the same ones. */
export function measure(plant: Plant, fleets: number, seed: number): Score[] {
  const detectors: readonly Detector[] = [DRIFTGRID, ...RIVALS];
  const tallies = detectors.map((): Tally => ({ planted: 0, hits: 0, quiet: 0, wrong: 0, rates: [], back: 0 }));
  const random = randomOf(seed);
  for (let fleet = 0; fleet < fleets; fleet += 1) {
    const cells = plantCells(plant, random);
    detectors.forEach((detector, index) => {
      const into = tallies[index];
      if (into) tally(plant, cells, detector.detect(cells), into);
    });
  }
  return tallies.map((one, index) => ({
    detector: detectors[index]?.name ?? "",
    power: one.hits / one.planted,
    falsePerThousand: (1000 * one.wrong) / one.quiet,
    fdr: one.rates.reduce((sum, rate) => sum + rate, 0) / one.rates.length,
    recovered: plant.shape === "recovery" && one.hits > 0 ? one.back / one.hits : null,
  }));
}

/** FDR above which a rival's power is bought with noise (the bar). */
export const RIVAL_FDR = 0.1;

const N = [100, 300, 1_000, 5_000];
const DROPS = [0.005, 0.01, 0.02, 0.05, 0.2];
const SWEEP = { cells: 300, versions: 2, planted: 0.03 };
const SERIES = { cells: 60, versions: 10, planted: 0.1 };

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const row = (cells: readonly string[]) => cells.map((cell, i) => cell.padEnd(i === 0 ? 44 : 18)).join("");

function print(what: string, scores: readonly Score[]): void {
  const [own, ...rivals] = scores;
  if (!own) return;
  const clean = rivals.filter(({ fdr }) => fdr < RIVAL_FDR);
  const beaten = clean.every(({ power }) => power <= own.power);
  for (const score of scores) {
    const label = score === own ? what : "";
    const back = score.recovered === null || score !== own ? "" : `recovery seen ${percent(score.recovered)}`;
    const note =
      score === own ? (beaten ? "" : " BEATEN by a rival with FDR < 10 %") : score.fdr < RIVAL_FDR ? "" : " noisy";
    console.log(
      row([label, score.detector, percent(score.power), score.falsePerThousand.toFixed(2), percent(score.fdr)]) +
        back +
        note,
    );
  }
}

function pooled(all: readonly (readonly Score[])[]): Score[] {
  const mean = (pick: (score: Score) => number, index: number) =>
    all.reduce((sum, scores) => sum + pick(scores[index] as Score), 0) / all.length;
  return (all[0] ?? []).map(({ detector }, index) => ({
    detector,
    power: mean(({ power }) => power, index),
    falsePerThousand: mean((score) => score.falsePerThousand, index),
    fdr: mean(({ fdr }) => fdr, index),
    recovered: null,
  }));
}

/**
 * Prints power, false alarms and FDR of the judging of changes and of its rivals on planted drops, by evidence, n and
 * drop. Sweeps are one step of 300 cells with nine drops; series are ten versions of 60 cells with six.
 */
export function printChanges(fleets: number): void {
  const head = row(["planted", "detector", "power", "false per 1,000", "FDR"]);
  for (const bits of [true, false]) {
    console.log(`\nOne SDK step over 300 cells, ${bits ? "with bits" : "counts only"}\n${head}`);
    const all = N.flatMap((n) =>
      DROPS.map((drop, index) => {
        const plant: Plant = { ...SWEEP, n, bits, drop, shape: "step" };
        const scores = measure(plant, fleets, n * 10 + index);
        print(`n ${n}, ${drop * 100} points`, scores);
        return scores;
      }),
    );
    print("mean of all", pooled(all));
  }
  console.log(`\nSeries of ten versions, with bits\n${head}`);
  const series = SHAPES.flatMap((shape) =>
    [1_000, 5_000].flatMap((n) =>
      [0.02, 0.05].map((drop) => {
        const plant: Plant = { ...SERIES, n, bits: true, drop, shape };
        const scores = measure(plant, fleets, n + drop * 100);
        print(`${shape}, n ${n}, ${drop * 100} points`, scores);
        return scores;
      }),
    ),
  );
  print("mean of all", pooled(series));
}
