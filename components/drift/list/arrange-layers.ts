import type { DriftState } from "@/components/drift/drift-state";
import { COLUMN_KINDS, type ColumnId, figureOf, flagsOf, type ListSource } from "./columns";

type Filter = Pick<DriftState, "search" | "op" | "culprits" | "place" | "threshold">;
type Sort = Pick<DriftState, "sort" | "descending">;

/** Positions of the layers that a filter lets through, in the order of a sort; ties in the order of execution. */
export function arrangeLayers(source: ListSource, { sort, descending, ...filter }: Filter & Sort): number[] {
  const kept = filterLayers(source, filter);
  const compare = COLUMN_KINDS[sort] === "text" ? byText(source, sort) : byFigure(source, sort, descending);
  const sign = descending && COLUMN_KINDS[sort] === "text" ? -1 : 1;
  return kept.sort((x, y) => sign * compare(x, y) || (source.order[x] ?? 0) - (source.order[y] ?? 0));
}

function filterLayers({ layers, culprits }: ListSource, { search, op, place, threshold, ...only }: Filter): number[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const kept: number[] = [];
  for (const [position, layer] of layers.entries()) {
    if (only.culprits && !culprits.has(position)) continue;
    if (op !== null && layer.op !== op) continue;
    if (place !== null && layer.placeB !== place) continue;
    if (threshold !== null && !((layer.introduced ?? Number.NEGATIVE_INFINITY) >= threshold)) continue;
    if (words.length > 0 && !matches(words, layer.id, layer.op, layer.fusedFrom)) continue;
    kept.push(position);
  }
  return kept;
}

/** True when every word is part of the name, the operator, or a name that the layer was made from. */
function matches(words: readonly string[], id: string, op: string | null, fusedFrom: readonly string[]): boolean {
  const text = [id, op ?? "", ...fusedFrom].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}

type Compare = (x: number, y: number) => number;

/** Unknown figures stand last, whichever way is asked for. */
function byFigure(source: ListSource, column: ColumnId, descending: boolean): Compare {
  const last = descending ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const values = Float64Array.from(source.layers, (_, position) => figureOf(source, column, position) ?? last);
  const sign = descending ? -1 : 1;
  return (x, y) => {
    const [a = last, b = last] = [values[x], values[y]];
    return a === b ? 0 : sign * (a < b ? -1 : 1);
  };
}

function byText(source: ListSource, column: ColumnId): Compare {
  const texts = source.layers.map((layer, position) => {
    if (column === "op") return layer.op ?? "\uffff";
    if (column === "place") return layer.placeB ?? layer.placeA ?? "\uffff";
    if (column === "flags") return flagsOf(source, position).join(" ") || "\uffff";
    return layer.id;
  });
  return (x, y) => {
    const [a = "", b = ""] = [texts[x], texts[y]];
    return a === b ? 0 : a < b ? -1 : 1;
  };
}
