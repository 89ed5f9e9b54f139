import { useTranslations } from "next-intl";

function readKey(key: string): string {
  try {
    const [family] = JSON.parse(key) as unknown[];
    return typeof family === "string" ? family : key;
  } catch {
    return key;
  }
}

/** What was tested together, as it is called: a campaign by its name, else the upload that it came in. */
export function useFamilyWords(): (key: string) => string {
  const t = useTranslations("change.family");
  return (key) => {
    const family = readKey(key).replace(/^sample /, "");
    return family.startsWith("campaign ") ? t("campaign", { name: family.slice("campaign ".length) }) : t("request");
  };
}
