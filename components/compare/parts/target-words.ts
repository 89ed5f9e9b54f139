import { useTranslations } from "next-intl";
import { TARGET_KINDS } from "@/lib/domain/matrix";

/** Names of targets and paths for people: a target without a chip and an unknown path have words. */
export function useTargetWords() {
  const t = useTranslations("matrix");
  return {
    target: (id: string, label: string): string => {
      const kind = TARGET_KINDS.find((one) => one === id);
      return kind ? t(`target.${kind}`) : label;
    },
    path: (path: string | null): string => path ?? t("unknownPath"),
  };
}
