import type { Locale } from "@/components/locale/locales";

const LISTS: Record<Locale, Intl.ListFormat> = {
  en: new Intl.ListFormat("en", { type: "conjunction" }),
  "zh-CN": new Intl.ListFormat("zh-CN", { type: "conjunction" }),
};

/** Names one after the other: `a, b, and c`, `a、b和c`. */
export function formatList(locale: Locale, names: readonly string[]): string {
  return LISTS[locale].format(names);
}
