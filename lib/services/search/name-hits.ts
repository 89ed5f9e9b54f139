import { type Aliases, type AliasKind, foldAlias } from "@/lib/domain/alias";
import { CHIPS } from "@/lib/domain/chips";
import { findChip } from "@/lib/domain/find-chip";
import { datasetId } from "@/lib/domain/find-dataset";
import { groupBy } from "@/lib/domain/group-by";
import { schemeId } from "@/lib/domain/scheme-id";
import { parseScheme } from "@/lib/domain/scheme-parse";
import { betterMatch, foldSearch, type Match, matchNames } from "@/lib/domain/search/match";
import type { Candidate } from "@/lib/domain/search/rank";
import type { SearchHit } from "@/lib/domain/search/search-view";
import type { Names } from "@/lib/services/search/names";

/** What was typed: as it stands, and as names are compared. */
type Asked = { text: string; query: string; aliases: Aliases };

/** How names answer, alone or together: words of a query may be spread over them. */
function match(query: string, names: readonly (string | null)[]): Match | null {
  const own = names.filter((name) => name !== null && name !== "") as string[];
  return betterMatch(matchNames(query, own), own.length > 1 ? matchNames(query, [own.join(" ")]) : null);
}

/** What an administrator says that the text means. */
function meant({ aliases, text }: Asked, kind: AliasKind): string | null {
  return aliases[kind]?.get(foldAlias(text)) ?? null;
}

function candidate(found: Match | null, weight: number, text: string, hit: (match: Match) => SearchHit): Candidate[] {
  return found === null ? [] : [{ hit: hit(found), weight, text }];
}

function models({ query }: Asked, { evaluations }: Names): Candidate[] {
  return [...groupBy(evaluations, ({ model }) => model)].flatMap(([model, own]) => {
    const variants = [...new Set(own.flatMap(({ variant }) => variant ?? []))].sort();
    const cells = own.reduce((sum, one) => sum + one.cells, 0);
    const found = match(query, [model, ...variants]);
    return candidate(found, cells, model, (best) => ({ kind: "model", match: best, model, variants, cells }));
  });
}

/** Chips of the catalogue, and those that only runs name. */
function chips(asked: Asked, names: Names): Candidate[] {
  const known = new Map(CHIPS.map((chip) => [chip.soc, chip]));
  const named = findChip(asked.text)?.soc ?? meant(asked, "chip");
  return [...new Set([...known.keys(), ...names.chips.keys()])].flatMap((soc) => {
    const chip = known.get(soc);
    const cells = names.chips.get(soc) ?? 0;
    const texts = chip ? [soc, chip.name, ...chip.aliases, chip.htpArch] : [soc];
    const found = named === soc ? "exact" : match(asked.query, texts);
    const hit = { kind: "chip" as const, soc, name: chip?.name ?? null, htpArch: chip?.htpArch ?? null, cells };
    return candidate(found, cells, soc, (best) => ({ ...hit, match: best }));
  });
}

/** A scheme without its method, `w8a8-pc`: most spellings state none. */
const bodyOf = (id: string) => id.slice(id.indexOf(":") + 1);

function schemes(asked: Asked, names: Names): Candidate[] {
  const parsed = parseScheme(asked.text);
  const spelled = meant(asked, "scheme") ?? (parsed && schemeId(parsed));
  return [...names.schemes].flatMap(([scheme, cells]) => {
    const sameBody = spelled !== null && bodyOf(scheme) === bodyOf(spelled);
    const spelling = scheme === spelled ? "exact" : sameBody ? "word" : null;
    const found = betterMatch(match(asked.query, [scheme]), spelling);
    return candidate(found, cells, scheme, (best) => ({ kind: "scheme", match: best, scheme, cells }));
  });
}

function evaluations(asked: Asked, names: Names): Candidate[] {
  const dataset = foldSearch(meant(asked, "dataset") ?? datasetId(asked.text));
  return names.evaluations.flatMap(({ key, model, variant, dataset: own, split, metricName, samples, cells }) => {
    const byName = match(asked.query, [own, metricName]) ?? null;
    // A model alone is found as a model; with words of its evaluation, it is these that are looked for.
    const spread = match(asked.query, [own, metricName, split, model]) === "words" ? "words" : null;
    const aliased = foldSearch(own) === dataset ? "exact" : null;
    const found = asked.text.trim() === key ? "exact" : (aliased ?? byName ?? spread);
    const hit = { kind: "evaluation" as const, key, model, variant, dataset: own, split, metricName, samples, cells };
    return candidate(found, cells, `${own} ${metricName} ${model} ${key}`, (best) => ({ ...hit, match: best }));
  });
}

/** Everything with results, and every chip of the catalogue, whose name answers. */
export function nameHits(text: string, names: Names, aliases: Aliases): Candidate[] {
  const asked: Asked = { text, query: foldSearch(text), aliases };
  if (asked.query === "") return [];
  return [models(asked, names), chips(asked, names), schemes(asked, names), evaluations(asked, names)].flat();
}
