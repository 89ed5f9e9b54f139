import { useLocale, useTranslations } from "next-intl";
import { LOCALES } from "@/components/locale/locales";

/** Turns the page into the other language; each language is offered in its own words. */
export function LocaleSwitch({ choose }: { choose: (form: FormData) => Promise<void> }) {
  const t = useTranslations("locale");
  const current = useLocale();
  const others = LOCALES.filter((locale) => locale !== current);
  return (
    <form action={choose} className="flex">
      {others.map((locale) => (
        <button key={locale} type="submit" name="locale" value={locale} lang={locale} className="control text-muted">
          {t(locale)}
        </button>
      ))}
    </form>
  );
}
