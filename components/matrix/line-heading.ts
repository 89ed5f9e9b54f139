import type { LineFacts } from "@/components/matrix/facts";
import { fill } from "@/components/matrix/fill";
import type { LineHeading } from "@/components/matrix/use-matrix";
import type { Line } from "@/lib/domain/arrange-grid";
import type { Grouping } from "@/lib/domain/matrix-layout";

/** What an entry is called away from its side; undefined for one that is not there. */
export const nameOf = (entry: LineFacts | undefined): string | undefined => entry && (entry.fullLabel ?? entry.label);

type Around = {
  /** The entry of the line; absent for a folded group. */
  entry: LineFacts | undefined;
  /** Heading of the line's group. */
  group: string;
  /** What a folded group says of its lines, with a blank for `{count}`. */
  folded: string;
  grouping: Grouping;
};

/** How a line is headed. Only below the heading of its method may a scheme leave the method out. */
export function headingOf(line: Line, { entry, group, folded, grouping }: Around): LineHeading {
  if (entry === undefined) return { label: group, detail: fill(folded, { count: line.count }), name: group };
  const name = entry.fullLabel ?? entry.label;
  const isApart = entry.groups.method !== undefined && (line.group === null || grouping !== "method");
  return { label: isApart ? name : entry.label, detail: entry.detail, name };
}

/** The tooltip of a heading and, where it is drawn shorter than it is called, its name for those who do not see it. */
export function headingNames(
  { label, detail, name }: LineHeading,
  order: string | null,
): { title: string; "aria-label"?: string } {
  const title = detail === null ? name : `${name} · ${detail}`;
  return name === label ? { title } : { title, "aria-label": [name, detail, order].filter(Boolean).join(", ") };
}
