import type { CauseCell, Factor, Hypothesis } from "@/lib/domain/cause/cause";
import { findCause } from "@/lib/domain/cause/find-cause";
import { CAUSE_PRIORS } from "@/lib/domain/cause/priors";
import { normals, uniforms } from "@/lib/samples/seeded";
import { causeCell, causeInput } from "@/tests/support/cause-cells";

/** The design space of methods.md section 4: 5 chips x 4 schemes x 4 QNN x 3 ONNX Runtime versions = 240 cells. */
const SIZES: Readonly<Record<Factor, number>> = { chip: 5, scheme: 4, qnn: 4, runtime: 3 };
const FACTORS: readonly Factor[] = ["chip", "scheme", "qnn", "runtime"];
const SEPARATED = 0.95;
const GIVE_UP = 40;

export type Spot = Readonly<Record<Factor, number>>;
export type Strategy = "next-run" | "one-factor" | "random";
export type Episode = { extra: number; correct: boolean; decided: boolean };
type Random = () => number;

const below = (random: Random, n: number) => Math.floor(random() * n);

function drawHypothesis(random: Random): Hypothesis {
  const choices = Object.entries(CAUSE_PRIORS).filter(([name]) => name !== "none");
  let left = random() * choices.reduce((sum, [, prior]) => sum + prior, 0);
  for (const [name, prior] of choices) {
    left -= prior;
    if (left < 0) return name as Hypothesis;
  }
  return "chip";
}

const anySpot = (random: Random): Spot =>
  Object.fromEntries(FACTORS.map((factor) => [factor, below(random, SIZES[factor])])) as Spot;

const keyOf = (spot: Spot) => FACTORS.map((factor) => spot[factor]).join();

function cellAt(spot: Spot, value: number): CauseCell {
  return causeCell(keyOf(spot), {
    chip: `chip ${spot.chip}`,
    scheme: `ptq:w${spot.scheme}`,
    path: null,
    value,
    error: 0,
    stack: { qairt: `2.${40 + spot.qnn}.0`, onnxruntime: `1.${20 + spot.runtime}.0` },
  });
}

/** The first spot nobody measured which differs from the target on these factors, any when there is none. */
function spotFor(random: Random, target: Spot, changed: readonly Factor[], known: ReadonlyMap<string, unknown>): Spot {
  for (let tries = 0; tries < 200; tries += 1) {
    const spot = { ...target };
    for (const factor of changed)
      spot[factor] = (target[factor] + 1 + below(random, SIZES[factor] - 1)) % SIZES[factor];
    if (!known.has(keyOf(spot))) return spot;
  }
  return anySpot(random);
}

const CHANGED: Readonly<Record<string, Factor>> = {
  chip: "chip",
  scheme: "scheme",
  qairt: "qnn",
  onnxruntime: "runtime",
};

/** One planted cause, four random cells known, then runs by a strategy until one hypothesis has 95 %. */
export function playEpisode(seed: number, strategy: Strategy, { drop = 0.05, noise = 0.01 } = {}): Episode {
  const random = uniforms(`cause ${seed}`);
  const normal = normals(`noise ${seed}`);
  const planted = drawHypothesis(random);
  const target = anySpot(random);
  const parts = planted.split("+") as Factor[];
  const measureAt = (spot: Spot) => {
    const fails = parts.every((factor) => spot[factor] === target[factor]);
    return cellAt(spot, 0.8 - (fails ? drop : 0) + noise * normal());
  };
  const known = new Map([[keyOf(target), cellAt(target, 0.8 - drop)]]);
  while (known.size < 5) {
    const spot = anySpot(random);
    if (!known.has(keyOf(spot))) known.set(keyOf(spot), measureAt(spot));
  }
  const failing = known.get(keyOf(target)) as CauseCell;
  for (let extra = 0; extra < GIVE_UP; extra += 1) {
    const verdict = findCause(causeInput(failing, [...known.values()]));
    const best = verdict.posterior.find(({ posterior }) => posterior >= SEPARATED);
    if (best) return { extra, correct: best.hypothesis === planted, decided: true };
    const advised = verdict.nextRuns.find(({ targetKind }) => targetKind === "device");
    const changed = {
      "next-run": (advised?.changes ?? []).map(({ axis }) => CHANGED[axis] as Factor),
      "one-factor": [FACTORS[extra % FACTORS.length] as Factor],
      random: [],
    }[strategy];
    let spot = changed.length > 0 ? spotFor(random, target, changed, known) : anySpot(random);
    while (known.has(keyOf(spot))) spot = anySpot(random);
    known.set(keyOf(spot), measureAt(spot));
  }
  return { extra: GIVE_UP, correct: false, decided: false };
}

/** Averages over episodes with seeds 1 to `episodes`. */
export function playEpisodes(strategy: Strategy, episodes: number, effect?: { drop: number; noise: number }) {
  let extra = 0;
  let correct = 0;
  let decided = 0;
  for (let seed = 1; seed <= episodes; seed += 1) {
    const episode = playEpisode(seed, strategy, effect);
    extra += episode.extra;
    correct += episode.correct ? 1 : 0;
    decided += episode.decided ? 1 : 0;
  }
  return { extra: extra / episodes, correct: correct / episodes, decided: decided / episodes };
}
