"use client";

import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { LOCALES } from "@/components/locale/locales";
import { THEMES } from "@/components/theme/themes";
import type { Entry } from "./entry";
import type { PaletteData } from "./palette";

/** What the palette can do beside opening places: other themes and other languages. */
export function useActions({ locale, theme, chooseTheme, chooseLocale }: PaletteData): Entry[] {
  const t = useTranslations("palette");
  const themes = useTranslations("theme");
  const locales = useTranslations("locale");
  const action = (
    id: string,
    label: string,
    words: string,
    choose: typeof chooseTheme,
    name: string,
    value: string,
  ) => ({
    id: `action ${id}`,
    kind: "action" as const,
    label,
    detail: "",
    words,
    run: () => {
      const form = new FormData();
      form.set(name, value);
      startTransition(() => choose(form));
    },
  });
  return [
    ...THEMES.filter((one) => one !== theme).map((one) =>
      action(one, t("theme", { theme: themes(one) }), `theme ${one}`, chooseTheme, "theme", one),
    ),
    ...LOCALES.filter((one) => one !== locale).map((one) =>
      action(one, t("language", { language: locales(one) }), `language ${one}`, chooseLocale, "locale", one),
    ),
  ];
}
