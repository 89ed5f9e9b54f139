import type { Calibration, CompareColumn } from "@/lib/domain/compare-view";
import { METHODS, type Method } from "@/lib/domain/scheme";
import { isFloatScheme, SCHEME_FORMATS, schemeFacts, schemeFormat, schemeOf } from "@/lib/domain/scheme-facts";

/** Float first, then as the methods are usually compared. */
const METHOD_ORDER: readonly Method[] = ["none", "ptq", "qat", "weight-only", "unknown"];

/** What a column is made of: one cell's share of it. */
export type ColumnCell = { scheme: string; column: string; calibration: Calibration | null };

/** Names a column; with calibrations apart by what is known of it. */
export function columnId(scheme: string, calibration: Calibration | null, apart: boolean): string {
  if (!apart) return scheme;
  if (!calibration) return `${scheme}#`;
  const { algorithm, dataset, samples, site } = calibration;
  return `${scheme}#${JSON.stringify([algorithm, dataset, samples, site])}`;
}

const place = (scheme: string): [number, number] => {
  const parsed = schemeOf(scheme);
  return [METHOD_ORDER.indexOf(parsed.method), SCHEME_FORMATS.indexOf(schemeFormat(parsed))];
};

/**
 * The scheme that others are held against: the one asked for, else the quantized one with most cells, PTQ before QAT
 * before the others, integers before other formats; a float when there is nothing else.
 */
export function chooseBase(cells: readonly { scheme: string }[], asked: string | null): string | null {
  const counts = new Map<string, number>();
  for (const { scheme } of cells) counts.set(scheme, (counts.get(scheme) ?? 0) + 1);
  if (asked !== null && counts.has(asked)) return asked;
  const rank = (scheme: string) => {
    const [method, format] = place(scheme);
    return { method: isFloatScheme(scheme) ? METHODS.length : method, format };
  };
  const best = [...counts].sort(([a, many], [b, more]) => {
    const [own, other] = [rank(a), rank(b)];
    return own.method - other.method || more - many || own.format - other.format || (a < b ? -1 : 1);
  })[0];
  return best?.[0] ?? null;
}

function compareColumns(a: CompareColumn, b: CompareColumn): number {
  const [methodA, formatA] = place(a.scheme);
  const [methodB, formatB] = place(b.scheme);
  return methodA - methodB || formatA - formatB || (a.id < b.id ? -1 : 1);
}

/** The columns of cells: method by method, format by format. */
export function columnsOf(cells: readonly ColumnCell[], base: string | null): CompareColumn[] {
  const columns = new Map<string, CompareColumn>();
  const texts = new Map<string, Map<string, Calibration | null>>();
  for (const { scheme, column: id, calibration } of cells) {
    const known = columns.get(id) ?? {
      id,
      scheme,
      method: schemeOf(scheme).method,
      format: schemeFormat(schemeOf(scheme)),
      facts: schemeFacts(scheme),
      isBase: scheme === base,
      isFloat: isFloatScheme(scheme),
      calibrations: [],
      calibrationsDiffer: false,
      cells: 0,
    };
    known.cells += 1;
    columns.set(id, known);
    const seen = texts.get(id) ?? new Map<string, Calibration | null>();
    seen.set(JSON.stringify(calibration), calibration);
    texts.set(id, seen);
  }
  for (const [id, column] of columns) {
    const seen = texts.get(id) ?? new Map();
    column.calibrations = [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, one]) => one ?? []);
    column.calibrationsDiffer = seen.size > 1;
  }
  return [...columns.values()].sort(compareColumns);
}
