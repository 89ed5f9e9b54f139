import { type ImportNote, type ImportNotes, type ImportReport, NAME_KINDS } from "./import-report";
import type { Answer } from "./send-files";

type Fields = Record<string, unknown>;

const fields = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});
const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fields) : []);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);
const number = (value: unknown): number => (typeof value === "number" ? value : 0);
const numberOrNull = (value: unknown): number | null => (typeof value === "number" ? value : null);

function parse(json: string): Fields {
  try {
    return fields(JSON.parse(json));
  } catch {
    return {};
  }
}

/** The last whole line of what has arrived so far. */
export function lastLine(arrived: string): string {
  const end = arrived.lastIndexOf("\n");
  return end < 0 ? "" : arrived.slice(arrived.lastIndexOf("\n", end - 1) + 1, end);
}

/** How far the server says it has come; null for any other line. */
export function readStep(line: string): { done: number; total: number | null } | null {
  const { step } = parse(line);
  return step === undefined ? null : { done: number(fields(step).done), total: numberOrNull(fields(step).total) };
}

function notesOf(value: unknown): ImportNotes {
  const { count, notes } = fields(value);
  const told = list(notes).map(
    (note): ImportNote => ({ file: text(note.file), line: numberOrNull(note.line), reason: text(note.reason) }),
  );
  return { count: number(count), notes: told };
}

function reportOf(report: Fields): ImportReport {
  const summary = fields(report.summary);
  return {
    files: list(report.files).map((file) => ({
      path: text(file.path),
      bytes: numberOrNull(file.bytes),
      format: textOrNull(file.format),
      role: file.role === "reads" || file.role === "companion" ? file.role : null,
    })),
    values: number(summary.values),
    joined: number(summary.joined),
    notJoined: Object.fromEntries(Object.entries(fields(summary.notJoined)).map(([key, n]) => [key, number(n)])),
    stored: number(report.stored),
    duplicates: number(report.duplicates) + number(fields(report.supplements).duplicates),
    supplements: number(fields(report.supplements).stored),
    notes: notesOf(report.notes),
    skipped: notesOf(report.skipped),
    refused: notesOf(report.refused),
    unknown: list(report.unknown).flatMap(({ kind, name, count }) => {
      const known = NAME_KINDS.find((one) => one === kind);
      return known ? [{ kind: known, name: text(name), count: number(count) }] : [];
    }),
    runs: Array.isArray(report.runs) ? report.runs.map(text) : [],
  };
}

function problemOf(status: number, problem: Fields): Answer {
  return {
    failure: {
      kind: "refused",
      status: number(problem.status) || status,
      detail: text(problem.detail),
      requestId: textOrNull(problem.requestId),
      errors: list(problem.errors).map(({ location, message, fix }) => ({
        location: text(location),
        message: text(message),
        fix: textOrNull(fix),
      })),
    },
  };
}

/** Reads an answer: a report, a problem, or lines of progress of which the last is one of the two. */
export function readAnswer(status: number, body: string): Answer {
  const whole = parse(body);
  if (status >= 400) return problemOf(status, whole);
  const last = Object.keys(whole).length > 0 ? whole : parse(lastLine(`${body.trimEnd()}\n`));
  if (last.problem !== undefined) return problemOf(500, fields(last.problem));
  const report = last.report === undefined ? last : fields(last.report);
  // A stream that ends without its report was cut on the way.
  return report.summary === undefined ? { failure: { kind: "broken" } } : { report: reportOf(report) };
}
