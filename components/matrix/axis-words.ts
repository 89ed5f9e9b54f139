import type { useTranslations } from "next-intl";
import type { FaceAxis } from "@/components/matrix/face";
import { type Axis, type AxisEntry, type AxisName, TARGET_KINDS, type TargetKind } from "@/lib/domain/matrix";
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

/**
 * What people call an entry away from its axis, where no heading of its group stands above it: a scheme with its method,
 * a version with what it is of. No two entries of an axis share it. A scheme whose method nobody stated stays bare.
 */
export function fullLabel(axis: Axis, { id, label }: Pick<AxisName, "id" | "label">, t: Translate): string {
  const name = axisLabel(axis, id, label, t);
  switch (axis) {
    case "scheme": {
      const [method = "", ...short] = id.split(":");
      if (!isMethod(method) || short.length === 0) return id;
      if (method === "none" && short[0] === "float") return t("method.none");
      return method === "unknown" ? short.join(":") : `${t(`method.${method}`)} ${short.join(":")}`;
    }
    case "qairt":
    case "onnxruntime":
      return `${t(`axis.${axis}`)} ${name}`;
    default:
      return name;
  }
}

function groupLabel(axis: Axis, group: string, t: Translate): string {
  if (axis === "scheme" && isMethod(group)) return t(`method.${group}`);
  if (group === "unknown") return t("archUnknown");
  return group === "off-device" ? t("offDevice") : t("arch", { arch: group });
}

/** An entry of an axis with its words in the reader's language. */
export function axisWords(axis: Axis, entry: AxisName & Partial<AxisEntry>, t: Translate): FaceAxis {
  const { id, label, detail, groups } = entry;
  const group = groups?.arch ?? groups?.method ?? null;
  return {
    id,
    label: axisLabel(axis, id, label, t),
    detail,
    group: group === null ? null : groupLabel(axis, group, t),
  };
}
