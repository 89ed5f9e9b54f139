import { useTranslations } from "next-intl";

export function SkipLink() {
  const t = useTranslations("site");
  return (
    <a
      href="#main"
      className="control control-primary fixed start-3 top-2 z-50 -translate-y-16 focus:translate-y-0 print:hidden"
    >
      {t("skip")}
    </a>
  );
}
