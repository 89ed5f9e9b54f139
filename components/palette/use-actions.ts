"use client";

import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { LOCALES } from "@/components/locale/locales";
import { CONTRASTS, THEMES } from "@/components/theme/themes";
import type { Entry } from "./entry";
import type { PaletteData } from "./palette";

/** What the palette can do beside opening places: other looks and other languages. */
export function useActions({ locale, look, chooseLook, chooseLocale }: PaletteData): Entry[] {
  const t = useTranslations("palette");
  const themes = useTranslations("theme");
  const locales = useTranslations("locale");
  const action = (name: string, value: string, label: string, choose: typeof chooseLook): Entry => ({
    id: `action ${name} ${value}`,
    kind: "action",
    label,
    detail: "",
    words: `${name} ${value}`,
    run: () => {
      const form = new FormData();
      form.set(name, value);
      startTransition(() => choose(form));
    },
  });
  const otherThemes = THEMES.filter((one) => one !== look.theme);
  const otherContrasts = CONTRASTS.filter((one) => one !== look.contrast);
  const otherLocales = LOCALES.filter((one) => one !== locale);
  return [
    ...otherThemes.map((one) => action("theme", one, t("theme", { theme: themes(one) }), chooseLook)),
    ...otherContrasts.map((one) =>
      action("contrast", one, t("contrast", { contrast: themes(`contrast.${one}`) }), chooseLook),
    ),
    ...otherLocales.map((one) => action("locale", one, t("language", { language: locales(one) }), chooseLocale)),
  ];
}
