import { MATCHES } from "@/lib/domain/search/match";
import { HIT_KINDS, type HitGroup, type HitKind, type SearchHit } from "@/lib/domain/search/search-view";

/** A hit with what decides between equally good ones: more of `weight` first, then the text. */
export type Candidate = { hit: SearchHit; weight: number; text: string };

const order = ({ hit }: Candidate) => MATCHES.indexOf(hit.match);

function compare(a: Candidate, b: Candidate): number {
  const byText = a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
  return order(a) - order(b) || b.weight - a.weight || byText;
}

/** Groups of hits by kind, the best of each, at most `limit`; the same candidates in any order give the same groups. */
export function rankHits(candidates: readonly Candidate[], limit: number): HitGroup[] {
  const groups = HIT_KINDS.flatMap((kind: HitKind) => {
    const own = candidates.filter(({ hit }) => hit.kind === kind).toSorted(compare);
    const [best] = own;
    if (!best) return [];
    const group: HitGroup = { kind, hits: own.slice(0, limit).map(({ hit }) => hit), found: own.length };
    return [{ group, best: order(best) }];
  });
  // Sorting is stable: equally good kinds stay in the order of HIT_KINDS.
  return groups.toSorted((a, b) => a.best - b.best).map(({ group }) => group);
}
