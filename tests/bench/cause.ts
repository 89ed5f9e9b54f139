import type { Row } from "@/tests/bench/report";
import { playEpisodes, type Strategy } from "@/tests/support/cause-space";

const EPISODES = 200;
const NAMES: Readonly<Record<Strategy, string>> = {
  "next-run": "advised next runs",
  "one-factor": "one factor at a time",
  random: "random runs",
};
const EFFECTS = [
  { drop: 0.05, noise: 0.01, words: "5 points, s = 1", budget: "<= 2 runs, >= 98 %" },
  { drop: 0.02, noise: 0.01, words: "2 points, s = 1", budget: "reported" },
] as const;

/** Runs beyond four random ones until a planted cause has 95 %, and how often it is the planted one. */
export function causeRows(episodes = EPISODES): Row[] {
  return EFFECTS.flatMap(({ words, budget, ...effect }) => {
    const results = (["next-run", "one-factor", "random"] as const).map((strategy) => ({
      strategy,
      ...playEpisodes(strategy, episodes, effect),
    }));
    const advised = results[0]?.extra ?? Number.NaN;
    return results.map(({ strategy, extra, correct }) => ({
      what: `cause of ${words}: ${NAMES[strategy]}`,
      measured: `${extra.toFixed(2)} extra runs, ${(correct * 100).toFixed(1)} % right`,
      against: `${episodes} designs of 240 cells, 4 known`,
      ratio: (extra / advised).toFixed(2),
      budget: strategy === "next-run" ? budget : "reported",
    }));
  });
}
