import { useLocale } from "next-intl";
import { formatInstant } from "@/components/format/instants";
import { type NumberFormats, numberFormats } from "@/components/format/numbers";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/components/locale/locales";

export type Formats = NumberFormats & { locale: Locale; instant: (epochMs: number) => string };

/** Formats of the language of this request; for server components. */
export function useFormats(): Formats {
  const current = useLocale();
  const locale = isLocale(current) ? current : DEFAULT_LOCALE;
  return { ...numberFormats(locale), locale, instant: (epochMs) => formatInstant(locale, epochMs) };
}
