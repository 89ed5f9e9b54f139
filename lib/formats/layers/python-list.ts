/** Items of a Python list as `str` or pandas write one, `['a', 'b']` or `[0.1, nan]`; a cell that is none is one item. */
export function pythonList(cell: string): string[] {
  const inner = /^\s*[[(](.*)[\])]\s*$/s.exec(cell)?.[1];
  if (inner === undefined) return cell.trim() === "" ? [] : [cell.trim()];
  const items: string[] = [];
  for (const [, single, double, bare] of inner.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^,\s'"][^,'"]*)/g))
    items.push((single ?? double ?? bare ?? "").trim());
  // numpy's scalars are written with their type.
  return items
    .map((item) => /^(?:np\.)?(?:float|int)\d+\((.*)\)?$/.exec(item)?.[1]?.replace(/\)$/, "") ?? item)
    .filter(Boolean);
}
