import { and, eq, exists, gte, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import { RUN_STATUSES, type RunStatus, TARGET_KINDS, type TargetKind } from "@/lib/domain/matrix";
import type { RunsFilter } from "@/lib/domain/run-view";
import { standsAt } from "@/lib/services/stands-at";

/** What one way of meeting a constraint asks of a run: a column that has one of some values. */
export type Alternative =
  | {
      on:
        | "model"
        | "scheme"
        | "runner"
        | "campaign"
        | "qairt"
        | "onnxruntime"
        | "cell"
        | "evaluation"
        | "sourceSha256"
        | "quantizedSha256";
      values: string[];
    }
  /** `null` stands for a run that says none. */
  | { on: "chip" | "path"; values: (string | null)[] }
  | { on: "target"; values: TargetKind[] }
  | { on: "status"; values: RunStatus[] }
  | { on: "sequence"; values: number[] }
  /** Epoch milliseconds of the measurement, from inclusive, to exclusive. */
  | { on: "measured"; from: number; to: number };

/** Met by a run that meets one of the alternatives; by none when there are none. */
export type Constraint = readonly Alternative[];

const DAY_MS = 24 * 60 * 60 * 1000;

/** When a run was measured, in the words of the index on it. */
export const measuredAt = sql`coalesce(started_at, received_at)`;

const kindsAmong = (names: readonly string[]) => TARGET_KINDS.filter((kind) => names.includes(kind));

/** A menu shows a result off the devices under its kind of target, and one without a path as `unknown`. */
export function chipAlternatives(chips: readonly string[]): Constraint {
  const kinds = kindsAmong(chips);
  const named: Alternative = { on: "chip", values: [...chips] };
  return kinds.length > 0 ? [named, { on: "target", values: kinds }] : [named];
}

export function pathAlternatives(paths: readonly string[]): Constraint {
  return [{ on: "path", values: paths.includes("unknown") ? [...paths, null] : [...paths] }];
}

/** A file is the same whether a run measured it or was quantized from it. */
function artifactConstraint({ artifact }: Pick<RunsFilter, "artifact">): Constraint[] {
  if (artifact === null) return [];
  const values = [artifact];
  return [
    [
      { on: "sourceSha256", values },
      { on: "quantizedSha256", values },
    ],
  ];
}

function measuredConstraint({ from, to }: Pick<RunsFilter, "from" | "to">): Constraint[] {
  if (from === null && to === null) return [];
  return [
    [
      {
        on: "measured",
        from: from === null ? 0 : Date.parse(from),
        to: to === null ? Number.MAX_SAFE_INTEGER : Date.parse(to) + DAY_MS,
      },
    ],
  ];
}

/**
 * What the menus of a filter ask for; of its search see `resolveSearch`.
 * @param versions the stored versions that a version of the filter stands for
 */
export function filterConstraints(
  filter: RunsFilter,
  versions: { qairt: (begin: string) => string[]; onnxruntime: (begin: string) => string[] },
): Constraint[] {
  const lists: [readonly string[], () => Constraint][] = [
    [filter.models, () => [{ on: "model", values: filter.models }]],
    [filter.chips, () => chipAlternatives(filter.chips)],
    [filter.schemes, () => [{ on: "scheme", values: filter.schemes }]],
    [filter.paths, () => pathAlternatives(filter.paths)],
    [filter.targets, () => [{ on: "target", values: filter.targets }]],
    // Every status is no restriction, and the one that most runs have has no index.
    [
      filter.statuses.length < RUN_STATUSES.length ? filter.statuses : [],
      () => [{ on: "status", values: filter.statuses }],
    ],
    [filter.runners, () => [{ on: "runner", values: filter.runners }]],
    [filter.campaigns, () => [{ on: "campaign", values: filter.campaigns }]],
    [filter.qairts, () => [{ on: "qairt", values: filter.qairts.flatMap(versions.qairt) }]],
    [filter.onnxruntimes, () => [{ on: "onnxruntime", values: filter.onnxruntimes.flatMap(versions.onnxruntime) }]],
    [
      filter.cell === null ? [] : [filter.cell],
      () => [{ on: "cell", values: filter.cell === null ? [] : [filter.cell] }],
    ],
  ];
  return [
    ...lists.flatMap(([values, constraint]) => (values.length > 0 ? [constraint()] : [])),
    ...artifactConstraint(filter),
    ...measuredConstraint(filter),
  ];
}

/** A version stands for itself and for all that go on after one of its parts: `2.42` for `2.42.0`, not for `2.420`. */
export function versionsBeginning(begin: string, stored: readonly string[]): string[] {
  const found = stored.filter(
    (version) => version === begin || (/^[.\-_+]/.test(version.slice(begin.length)) && version.startsWith(begin)),
  );
  return found.length > 0 ? found : [begin];
}

type Columns = Store["t"]["run"] | Store["t"]["cell"];

const none = sql`1 = 0`;

/** A list condition in which null is a value like any other. */
function oneOf(column: Columns["chip"], values: readonly (string | null)[]): SQL | undefined {
  const named = values.filter((value) => value !== null);
  const plain = named.length > 0 ? inArray(column, named) : none;
  return named.length < values.length ? or(plain, isNull(column)) : plain;
}

/** An alternative on columns that runs and cells both have; undefined for one that only runs have. */
function identityCondition(columns: Columns, alternative: Alternative): SQL | undefined {
  switch (alternative.on) {
    case "chip":
    case "path":
      return oneOf(columns[alternative.on], alternative.values);
    case "model":
    case "scheme":
      return inArray(columns[alternative.on], alternative.values);
    case "evaluation":
      return inArray(columns.evaluationKey, alternative.values);
    case "target":
      return inArray(columns.targetKind, alternative.values);
    default:
      return undefined;
  }
}

/** What an alternative asks of a row of `run`. */
function runCondition({ t: { run } }: Store, alternative: Alternative): SQL | undefined {
  if ("values" in alternative && alternative.values.length === 0) return none;
  switch (alternative.on) {
    case "runner":
    case "campaign":
    case "qairt":
    case "onnxruntime":
    case "sourceSha256":
    case "quantizedSha256":
      return inArray(run[alternative.on], alternative.values);
    case "cell":
      return inArray(run.cellKey, alternative.values);
    case "sequence":
      return inArray(run.seq, alternative.values);
    case "status":
      return inArray(run.status, alternative.values);
    case "measured":
      return and(gte(measuredAt, alternative.from), lt(measuredAt, alternative.to));
    default:
      return identityCondition(run, alternative);
  }
}

/** What a constraint asks of a row of `run`. */
export function constraintCondition(store: Store, constraint: Constraint): SQL {
  return or(...constraint.map((alternative) => runCondition(store, alternative))) ?? none;
}

/** What a constraint asks of a row of `cell`; null when it asks what cells do not say. */
export function cellCondition(store: Store, constraint: Constraint): SQL | null {
  const parts = constraint.map((alternative) => {
    if ("values" in alternative && alternative.values.length === 0) return none;
    return alternative.on === "cell"
      ? inArray(store.t.cell.key, alternative.values)
      : identityCondition(store.t.cell, alternative);
  });
  if (parts.length === 0) return none;
  return parts.every((part) => part !== undefined) ? (or(...parts) ?? none) : null;
}

/** The run speaks for its cell: now, or at a sequence. */
export function speaksForItsCell(store: Store, asOf: number | null): SQL {
  const { run, cell } = store.t;
  const then = asOf === null ? sql`to_seq = 9007199254740991` : and(eq(cell.key, run.cellKey), standsAt(cell, asOf));
  const speaking = store.db
    .select({ one: sql`1` })
    .from(cell)
    .where(and(then, eq(cell.runId, run.id)));
  return exists(speaking);
}
