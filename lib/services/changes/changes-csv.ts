import { toCsv } from "@/lib/contract/csv";
import { type Column, tableOf } from "@/lib/contract/table";
import type { ChangeLine, ChangesView } from "@/lib/domain/change-view";
import { issueTexts } from "@/lib/services/export-csv";

const iso = (at: number) => new Date(at).toISOString();

const COLUMNS: readonly Column<ChangeLine>[] = [
  ["id", (line) => line.id],
  ["at", (line) => iso(line.at)],
  ["verdict", (line) => line.verdict],
  ["kind", (line) => line.kind],
  ["rule", (line) => line.rule],
  ["state", (line) => line.state],
  ["assignee", (line) => line.assignee],
  ["model", ({ cell }) => cell.model],
  ["variant", ({ cell }) => cell.variant],
  ["target", ({ cell }) => cell.targetKind],
  ["chip", ({ cell }) => cell.chip],
  ["scheme", ({ cell }) => cell.scheme],
  ["path", ({ cell }) => cell.path],
  ["simulated", ({ cell }) => cell.simulated],
  ["emulated", ({ cell }) => cell.emulated],
  ["sample_data", ({ cell }) => cell.sample],
  ["dataset", ({ cell }) => cell.dataset],
  ["split", ({ cell }) => cell.split],
  ["metric", ({ cell }) => cell.metric],
  ["unit", ({ cell }) => cell.unit],
  ["samples", ({ cell }) => cell.samples],
  ["moved", ({ moved }) => moved.map(({ axis, option, from, to }) => `${option ?? axis}: ${from} > ${to}`).join("; ")],
  ["before", ({ from }) => from.value],
  ["after", ({ to }) => to.value],
  ["status_before", ({ from }) => from.status],
  ["status_after", ({ to }) => to.status],
  ["difference", ({ numbers }) => numbers.difference],
  ["low", ({ numbers }) => numbers.interval?.low],
  ["high", ({ numbers }) => numbers.interval?.high],
  ["test", ({ numbers }) => numbers.test],
  ["p", ({ numbers }) => numbers.p],
  ["right_to_wrong", ({ numbers }) => numbers.b],
  ["wrong_to_right", ({ numbers }) => numbers.c],
  ["run_before", ({ from }) => from.runId],
  ["run_after", ({ to }) => to.runId],
  ["cell", ({ cell }) => cell.key],
  ["group", (line) => line.group],
];

/** One line a change, group by group. */
export function changesCsv(view: ChangesView): string {
  const issues: Column<ChangeLine> = [
    "known_issues",
    ({ id }) => issueTexts((view.footnotes[id] ?? []).flatMap((number) => view.knownIssues[number - 1] ?? [])),
  ];
  const lines = view.groups.flatMap(({ changes }) => changes);
  return toCsv(...tableOf([...COLUMNS, issues], lines));
}
