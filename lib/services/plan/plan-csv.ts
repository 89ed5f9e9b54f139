import { toCsv } from "@/lib/contract/csv";
import { type Column, tableOf } from "@/lib/contract/table";
import type { PlanLine, PlanView } from "@/lib/domain/plan-view";
import { STACK_AXES } from "@/lib/domain/stack";

const COLUMNS: readonly Column<PlanLine>[] = [
  ["key", (line) => line.key],
  ["score", (line) => line.score],
  ["cost", (line) => line.cost],
  ["reasons", ({ reasons }) => reasons.map(({ reason }) => reason.kind).join("; ")],
  ["model", ({ place }) => place.model],
  ["variant", ({ place }) => place.variant],
  ["target", ({ place }) => place.targetKind],
  ["chip", ({ place }) => place.chip],
  ["scheme", ({ place }) => place.scheme],
  ["path", ({ place }) => place.path],
  ["backend", ({ place }) => place.backend],
  ...STACK_AXES.map((axis): Column<PlanLine> => [axis, ({ place }) => place.versions[axis]]),
  ["changes", ({ changes }) => changes.map(({ axis, from, to }) => `${axis}: ${from} > ${to ?? "other"}`).join("; ")],
  ["dataset", ({ evaluation }) => evaluation.dataset],
  ["split", ({ evaluation }) => evaluation.split],
  ["metric", ({ evaluation }) => evaluation.metric],
  ["samples", ({ evaluation }) => evaluation.samples],
  ["simulated", ({ place }) => place.simulated],
  ["emulated", ({ place }) => place.emulated],
  ["sample_data", (line) => line.sample],
  ["taken_by", ({ lease }) => lease?.holder],
  ["taken_until", ({ lease }) => lease && new Date(lease.expiresAt).toISOString()],
];

/** One line an item, most score first. */
export const planCsv = ({ items }: PlanView): string => toCsv(...tableOf(COLUMNS, items));
