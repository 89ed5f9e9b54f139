import type { ChangeLine } from "@/lib/domain/change-view";
import type { GateView } from "@/lib/domain/gate-view";
import { movedText, placeText, type Quote, valuesText } from "@/lib/services/notify/change-text";
import { changeUrl } from "@/lib/services/notify/message";

export type GateOutcome = "clean" | "regression" | "pending" | "empty";

/** What a gate says of a set. @param alsoWatch whether a `watch` stops it too */
export function gateOutcome(view: GateView, alsoWatch: boolean): GateOutcome {
  if (view.pending > 0) return "pending";
  if (view.counts.alarms > 0 || (alsoWatch && view.counts.watch > 0)) return "regression";
  return view.runs === 0 ? "empty" : "clean";
}

/** A text from outside in a cell of a Markdown table: a code span that it cannot leave. */
export const markdownQuote: Quote = (text) =>
  `\`${text.replaceAll(/\s+/g, " ").replaceAll("`", "'").replaceAll("|", "\\|").trim()}\``;

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;

const HEADLINES: Record<GateOutcome, (view: GateView) => string> = {
  clean: ({ runs, compared }) =>
    `No unaccepted regression in ${plural(runs, "run")}, ${compared} compared with an earlier result.`,
  regression: ({ runs, counts }) =>
    `${plural(counts.alarms, "unaccepted regression")}${counts.watch > 0 ? ` and ${counts.watch} to watch` : ""} in ${plural(runs, "run")}.`,
  pending: ({ pending }) => `Not known: ${plural(pending, "run")} not settled in time.`,
  empty: () => "Not known: no run of this set is stored.",
};

function table(lines: readonly ChangeLine[], view: GateView, origin: string | null): string[] {
  const row = (line: ChangeLine) => {
    const notes = (view.footnotes[line.id] ?? []).map((number) => `[^${number}]`).join("");
    const verdict = origin === null ? line.verdict : `[${line.verdict}](${changeUrl(origin, line.id)})`;
    const where = placeText(line, markdownQuote);
    const moved = movedText(line.moved, markdownQuote) || "nothing recorded";
    return `| ${verdict} | ${where}${notes} | ${markdownQuote(line.cell.metric)} ${valuesText(line, markdownQuote)} | ${moved} | ${line.state} |`;
  };
  return ["| verdict | result | before → after | moved | state |", "|---|---|---|---|---|", ...lines.map(row)];
}

/**
 * A set as Markdown, for the summary of a job.
 * @param origin address of the server, for links; null where there is none
 */
export function gateSummary(view: GateView, outcome: GateOutcome, alsoWatch: boolean, origin: string | null): string {
  const lines = [...view.alarms, ...(alsoWatch ? view.watch : [])];
  const all = view.counts.alarms + (alsoWatch ? view.counts.watch : 0);
  const notes = view.knownIssues.map(({ text, url }, index) => {
    const link = url === null ? "" : ` <${url.replaceAll(/[<>\s]/g, encodeURIComponent)}>`;
    return `[^${index + 1}]: ${markdownQuote(text)}${link}`;
  });
  return [
    `**Driftgrid: ${outcome}.** ${HEADLINES[outcome](view)}`,
    ...(lines.length > 0 ? ["", ...table(lines, view, origin)] : []),
    ...(all > lines.length ? ["", `and ${all - lines.length} more.`] : []),
    ...(lines.length > 0 && notes.length > 0 ? ["", ...notes] : []),
    "",
  ].join("\n");
}
