import type { useTranslations } from "next-intl";
import type { FaceAxis } from "@/components/matrix/face";
import { type Axis, type AxisEntry, TARGET_KINDS, type TargetKind } from "@/lib/domain/matrix";
import { METHODS, type Method } from "@/lib/domain/scheme";

type Translate = ReturnType<typeof useTranslations<"matrix">>;

const isTarget = (id: string): id is TargetKind => TARGET_KINDS.some((kind) => kind === id);
const isMethod = (id: string): id is Method => METHODS.some((method) => method === id);

/** What people read for an entry: targets without a chip and unknown paths have words, the rest are names. */
export function axisLabel(axis: Axis, id: string, label: string, t: Translate): string {
  if (axis === "chip" && isTarget(id)) return t(`target.${id}`);
  if (axis === "path" && id === "unknown") return t("unknownPath");
  return label;
}

function groupLabel(group: string, t: Translate): string {
  if (isMethod(group)) return t(`method.${group}`);
  if (group === "arch-unknown") return t("archUnknown");
  return group === "off-device" ? t("offDevice") : t("arch", { arch: group });
}

/** An entry of an axis with its words in the reader's language. */
export function axisWords(axis: Axis, { id, label, detail, group }: AxisEntry, t: Translate): FaceAxis {
  return { id, label: axisLabel(axis, id, label, t), detail, group: group === null ? null : groupLabel(group, t) };
}
