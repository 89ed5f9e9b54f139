import Link from "next/link";
import { useTranslations } from "next-intl";

export function SiteFooter({ version }: { version: string }) {
  const t = useTranslations("site");
  return (
    <footer className="flex flex-wrap gap-x-4 gap-y-1 border-line border-t px-4 py-3 text-muted text-xs sm:px-5">
      <span>{t("version", { version })}</span>
      <Link href="/docs/api" prefetch={false} className="hover:text-ink">
        {t("apiReference")}
      </Link>
      <Link href="/settings" prefetch={false} className="hover:text-ink">
        {t("settings")}
      </Link>
      <a href="/api/openapi.json" className="hover:text-ink">
        {t("openapi")}
      </a>
    </footer>
  );
}
