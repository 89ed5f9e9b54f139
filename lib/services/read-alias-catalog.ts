import type { Store } from "@/db/store";
import type { AliasEntry } from "@/lib/contract/alias";
import type { AliasKind } from "@/lib/domain/alias";
import { CHIPS } from "@/lib/domain/chips";
import { DATASET_ALIASES } from "@/lib/domain/find-dataset";
import { METRIC_ALIASES, METRIC_ALIASES_BY_UNIT } from "@/lib/domain/find-metric";
import { PATH_ALIASES } from "@/lib/domain/find-path";
import { SPLIT_ALIASES } from "@/lib/domain/find-split";
import { METRICS } from "@/lib/domain/metrics";
import { schemeId } from "@/lib/domain/scheme-id";
import { parseScheme } from "@/lib/domain/scheme-parse";
import { SCHEME_SPELLINGS } from "@/lib/domain/scheme-spellings";
import { listAliases } from "@/lib/services/aliases";

function builtIn(kind: AliasKind, name: string, canonical: string, unit: string | null = null): AliasEntry {
  const nobody = { id: null, note: null, createdBy: null, createdAt: null, removedAt: null };
  return { kind, name, unit, canonical, source: "built-in", ...nobody };
}

const named = (kind: AliasKind, table: Readonly<Record<string, string>>) =>
  Object.entries(table).map(([name, canonical]) => builtIn(kind, name, canonical));

function builtInAliases(): AliasEntry[] {
  return [
    ...named("dataset", DATASET_ALIASES),
    ...METRICS.flatMap(({ id, name }) =>
      [name, ...(METRIC_ALIASES[id] ?? [])].map((text) => builtIn("metric", text, id)),
    ),
    ...METRIC_ALIASES_BY_UNIT.map(({ name, unit, id }) => builtIn("metric", name, id, unit)),
    ...CHIPS.flatMap(({ soc, name, aliases }) => [name, ...aliases].map((text) => builtIn("chip", text, soc))),
    ...SCHEME_SPELLINGS.flatMap((spelling) => {
      const scheme = parseScheme(spelling);
      return scheme ? [builtIn("scheme", spelling, schemeId(scheme))] : [];
    }),
    ...named("path", PATH_ALIASES),
    ...named("split", SPLIT_ALIASES),
  ];
}

/** Own aliases, which are asked first, and those of the catalogues. @param removed also own ones no longer in force */
export async function readAliasCatalog(store: Store, removed: boolean): Promise<AliasEntry[]> {
  const own = await listAliases(store, removed);
  return [...own.map((one): AliasEntry => ({ ...one, unit: null, source: "own" })), ...builtInAliases()];
}
