import type { useTranslations } from "next-intl";
import { OFF_DEVICE, UNKNOWN_GROUP } from "@/lib/domain/group-order";
import type { AxisEntry } from "@/lib/domain/matrix";
import type { Grouping } from "@/lib/domain/matrix-layout";
import { METHODS, type Method } from "@/lib/domain/scheme";

type Translate = ReturnType<typeof useTranslations<"matrix">>;

const isMethod = (id: string): id is Method => METHODS.some((method) => method === id);

const TIERS = ["mobile", "compute", "iot", "xr", "auto", "wearable"] as const;

/** A tier as the catalogue writes it, `mobile/8-elite`, with its first word in the reader's language. */
function tierWords(tier: string, t: Translate): string {
  if (tier === UNKNOWN_GROUP) return t("tierUnknown");
  const [first = tier, ...rest] = tier.split("/");
  const known = TIERS.find((one) => one === first);
  return [known ? t(`tier.${known}`) : first, ...rest].join(" ");
}

/** The heading of a group in the reader's language. */
export function groupWords(grouping: Grouping, group: string, t: Translate): string {
  if (group === OFF_DEVICE) return t("offDevice");
  switch (grouping) {
    case "arch":
      return group === UNKNOWN_GROUP ? t("archUnknown") : t("arch", { arch: group });
    case "tier":
      return tierWords(group, t);
    case "year":
      return group === UNKNOWN_GROUP ? t("yearUnknown") : group;
    case "method":
      return isMethod(group) ? t(`method.${group}`) : group;
    case "weights":
      return group === UNKNOWN_GROUP ? t("weightsUnknown") : t("weights", { dtype: group });
    case "flat":
      return group;
  }
}

/** Headings of all groups that entries stand in, by grouping and id. */
export function groupLabels(entries: readonly AxisEntry[], t: Translate): Record<string, string> {
  const pairs = entries.flatMap(({ groups }) => Object.entries(groups) as [Grouping, string][]);
  return Object.fromEntries(pairs.map(([grouping, group]) => [`${grouping}:${group}`, groupWords(grouping, group, t)]));
}
