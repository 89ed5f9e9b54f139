import { compareVersions } from "@/lib/domain/version";

/**
 * Prior that a fault of the target's version reaches to earlier versions, and as much to later ones: what a release
 * breaks stays broken until it is repaired, so that other bad versions do not speak against the software.
 */
export const SPREAD_PRIOR = 0.02;

/** A point at another version, and how much likelier it is if that version has the fault as well (logarithm). */
export type Neighbour = { version: string; gain: number };

/**
 * Logarithm of the factor by which points at other versions change when the fault may reach, without a gap, from the
 * target's version to others on either side. Every reach of one side is equally likely.
 */
export function spreadLog(version: string | null, neighbours: readonly Neighbour[]): number {
  if (version === null) return 0;
  const gains = new Map<string, number>();
  for (const { version: other, gain } of neighbours) gains.set(other, (gains.get(other) ?? 0) + gain);
  const sorted = [...gains].sort(([a], [b]) => compareVersions(a, b));
  const earlier = sorted.filter(([other]) => compareVersions(other, version) < 0).reverse();
  const later = sorted.filter(([other]) => compareVersions(other, version) > 0);
  return [earlier, later].reduce((sum, side) => sum + sideLog(side.map(([, gain]) => gain)), 0);
}

/** @param gains nearest version first */
function sideLog(gains: readonly number[]): number {
  if (gains.length === 0) return 0;
  let reach = 0;
  const terms = [
    Math.log(1 - SPREAD_PRIOR),
    ...gains.map((gain) => {
      reach += gain;
      return Math.log(SPREAD_PRIOR / gains.length) + reach;
    }),
  ];
  const most = terms.reduce((a, b) => Math.max(a, b));
  return most + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - most), 0));
}
