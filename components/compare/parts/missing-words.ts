import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { MissingArm } from "@/lib/domain/compare-view";

/** Says why a budget lacks an arm; both references are named where they keep it out. */
export function useMissingWords(): (missing: MissingArm, unit: string) => string {
  const t = useTranslations("compare.budget");
  const formats = useFormats();
  return ({ because }, unit) => {
    if (because.reason === "not-measured") return t("notMeasured");
    const [arm, budget] = [because.arm, because.budget].map((value) => formats.text(formats.value(value, unit)));
    return t("referenceDiffers", { arm: arm ?? "", budget: budget ?? "" });
  };
}
