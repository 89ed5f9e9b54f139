import { GRAPH_COLOURS, type GraphColour } from "@/components/drift/graph/graph-layer";
import { COLUMN_IDS, type ColumnId } from "@/components/drift/list/columns";
import { LAYER_PLACES, type LayerPlace } from "@/lib/domain/drift/layers";

/** What a reader chose on a page of layers; the address says all of it. */
export type DriftState = {
  /** Id of the layer under inspection. */
  layer: string | null;
  sort: ColumnId;
  descending: boolean;
  search: string;
  /** Only layers of this operator. */
  op: string | null;
  culprits: boolean;
  place: LayerPlace | null;
  /** Only layers that introduced at least so much, in dB. */
  threshold: number | null;
  colour: GraphColour;
};

export const FIRST_STATE: DriftState = {
  layer: null,
  sort: "introduced",
  descending: true,
  search: "",
  op: null,
  culprits: false,
  place: null,
  threshold: null,
  colour: "introduced",
};

const KEYS = ["layer", "sort", "q", "op", "show", "place", "min", "colour"] as const;

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

const oneOf = <T extends string>(list: readonly T[], text: string | undefined): T | null =>
  list.find((entry) => entry === text) ?? null;

/** Reads the address. What it cannot read is as if it were not there: an old link still opens the page. */
export function parseDriftState(parameters: Parameters): DriftState {
  const text = (key: (typeof KEYS)[number]) => [parameters[key]].flat()[0] || undefined;
  const sort = text("sort");
  const column = oneOf(COLUMN_IDS, sort?.replace(/^-/, ""));
  const threshold = Number(text("min"));
  return {
    layer: text("layer") ?? null,
    sort: column ?? FIRST_STATE.sort,
    descending: column === null ? FIRST_STATE.descending : sort?.startsWith("-") === true,
    search: text("q") ?? "",
    op: text("op") ?? null,
    culprits: text("show") === "culprits",
    place: oneOf(LAYER_PLACES, text("place")),
    threshold: text("min") !== undefined && Number.isFinite(threshold) ? threshold : null,
    colour: oneOf(GRAPH_COLOURS, text("colour")) ?? FIRST_STATE.colour,
  };
}

/** The address's parameters with those of a state in place of its own; what is as at first is left out. */
export function withDriftState(parameters: URLSearchParams, state: DriftState): URLSearchParams {
  const next = new URLSearchParams(parameters);
  for (const key of KEYS) next.delete(key);
  const set = (key: (typeof KEYS)[number], value: string | null, first = false) => {
    if (value !== null && value !== "" && !first) next.set(key, value);
  };
  set("layer", state.layer);
  const sorted = state.sort === FIRST_STATE.sort && state.descending === FIRST_STATE.descending;
  set("sort", `${state.descending ? "-" : ""}${state.sort}`, sorted);
  set("q", state.search);
  set("op", state.op);
  set("show", state.culprits ? "culprits" : null);
  set("place", state.place);
  set("min", state.threshold === null ? null : String(state.threshold));
  set("colour", state.colour, state.colour === FIRST_STATE.colour);
  return next;
}
