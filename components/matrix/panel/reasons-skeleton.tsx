import { useTranslations } from "next-intl";

/** Holds the place of cause and layers while they are read. */
export function ReasonsSkeleton() {
  const t = useTranslations("square");
  return (
    <section className="square-part" aria-label={t("reading")}>
      <p className="text-muted text-xs">{t("reading")}</p>
    </section>
  );
}
