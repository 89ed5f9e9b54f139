import { useTranslations } from "next-intl";

/** The keys which the grid answers (`moveInGrid`), with what they do. */
export function useMatrixKeys(): { keys: string[]; words: string }[] {
  const t = useTranslations("keys.matrix");
  return [
    { keys: ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"], words: t("move") },
    { keys: ["Mod+ArrowUp", "Mod+ArrowDown", "Mod+ArrowLeft", "Mod+ArrowRight"], words: t("edge") },
    { keys: ["PageUp", "PageDown"], words: t("page") },
    { keys: ["Home", "End"], words: t("ends") },
    { keys: ["Mod+Home", "Mod+End"], words: t("corners") },
    { keys: ["Enter"], words: t("open") },
  ];
}
