/** Splits a list where its heading changes; entries that share a heading but are not neighbours stay apart. */
export function groupNeighbours<T>(
  items: readonly T[],
  groupOf: (item: T) => string | null,
): { group: string | null; members: T[] }[] {
  const groups: { group: string | null; members: T[] }[] = [];
  for (const item of items) {
    const group = groupOf(item);
    const last = groups.at(-1);
    if (last && last.group === group) last.members.push(item);
    else groups.push({ group, members: [item] });
  }
  return groups;
}
