import { useTranslations } from "next-intl";
import type { CellMark } from "@/lib/domain/matrix";

/** Marks that make a figure another kind of figure: said wherever it stands. */
const SAID = ["emulated", "simulated", "cpu-fallback", "sample", "unverified"] as const satisfies CellMark[];

/** The marks that must be said, in words. */
export function useMarkWords(): (marks: readonly CellMark[]) => string[] {
  const t = useTranslations("matrix");
  return (marks) => SAID.filter((mark) => marks.includes(mark)).map((mark) => t(`sign.${mark}`));
}
