import { useTranslations } from "next-intl";
import type { RefusalWords } from "@/components/settings/refusal";

/** Words of `Refusal`; for server components, which hand them down. */
export function useRefusalWords(): RefusalWords {
  const t = useTranslations("settings.refusal");
  return { failed: t("failed"), refused: t("refused") };
}
