import Link from "next/link";
import { useTranslations } from "next-intl";
import { KeysHelp } from "@/components/keys/keys-help";

export function SiteFooter({ version }: { version: string }) {
  const t = useTranslations("site");
  const keys = useTranslations("keys");
  const words = {
    button: keys("button"),
    title: keys("title"),
    close: keys("close"),
    page: keys("page"),
    everywhere: keys("everywhere"),
    none: keys("none"),
    help: keys("help"),
  };
  return (
    <footer className="flex flex-wrap gap-x-4 gap-y-1 border-line border-t px-4 py-3 text-muted text-xs sm:px-5 print:hidden">
      <span>{t("version", { version })}</span>
      {(["chips", "models"] as const).map((name) => (
        <Link key={name} href={`/${name}`} prefetch={false} className="hover:text-ink">
          {t(name)}
        </Link>
      ))}
      <Link href="/docs/api" prefetch={false} className="hover:text-ink">
        {t("apiReference")}
      </Link>
      <a href="/api/openapi.json" className="hover:text-ink">
        {t("openapi")}
      </a>
      <span className="ms-auto max-sm:ms-0">
        <KeysHelp words={words} />
      </span>
    </footer>
  );
}
