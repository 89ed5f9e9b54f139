import { useTranslations } from "next-intl";
import { METHODS } from "@/lib/domain/scheme";

/** What groups are, in one sentence each, by grouping and id, or by grouping alone where one sentence holds for all. */
export function useGroupSentences(): Record<string, string> {
  const t = useTranslations("terms");
  return {
    arch: t("htp-arch.sentence"),
    tier: t("tier.sentence"),
    weights: t("dtype.sentence"),
    ...Object.fromEntries(METHODS.map((method) => [`method:${method}`, t(`method-${method}.sentence`)])),
  };
}
