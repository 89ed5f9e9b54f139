import { useTranslations } from "next-intl";
import type { RunLine } from "@/lib/domain/run-view";

/** Where a run was measured, in one line: the chip by its name, else the kind of target. */
export function useTargetName(): (line: RunLine) => string {
  const t = useTranslations("matrix");
  return (line) => line.chipName ?? line.chip ?? t(`target.${line.targetKind}`);
}

export function modelName({ model, variant }: RunLine): string {
  return variant === null ? model : `${model} · ${variant}`;
}
