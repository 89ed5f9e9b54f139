import { findChip } from "@/lib/domain/find-chip";

const NO_ARCH = Number.MAX_SAFE_INTEGER;

function archOf(id: string): number {
  const arch = findChip(id)?.htpArch;
  return arch ? Number(arch.slice(1)) : NO_ARCH;
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Order of chips in lists and matrices: by HTP architecture, oldest first; chips whose architecture is unknown, and
 * names outside the catalogue, come last. Within one architecture by name, then by id, in code unit order.
 */
export function compareChips(a: string, b: string): number {
  return archOf(a) - archOf(b) || byText(findChip(a)?.name ?? a, findChip(b)?.name ?? b) || byText(a, b);
}
