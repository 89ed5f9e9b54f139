import { useTranslations } from "next-intl";

/** Which of the two runs is meant, in words. */
export function useSideWords(): (side: "a" | "b" | null) => string {
  const t = useTranslations("drift.side");
  return (side) => t(side ?? "both");
}
