"use client";

import { NextIntlClientProvider } from "next-intl";
import type { ComponentProps } from "react";
import type { Locale } from "@/components/locale/locales";
import type { Look } from "@/components/theme/themes";
import type { PageLink } from "./page-entries";
import { PaletteDialog } from "./palette-dialog";

type Choose = (form: FormData) => Promise<void>;

/** What the palette is given by the page: nothing of it costs a request. */
export type PaletteData = {
  locale: Locale;
  messages: ComponentProps<typeof NextIntlClientProvider>["messages"];
  pages: PageLink[];
  look: Look;
  chooseLook: Choose;
  chooseLocale: Choose;
};

type Properties = { open: boolean; onOpenChange: (open: boolean) => void; data: PaletteData };

/** The palette with its words. */
export function Palette({ open, onOpenChange, data }: Properties) {
  const { locale, messages } = data;
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <PaletteDialog open={open} onOpenChange={onOpenChange} data={data} />
    </NextIntlClientProvider>
  );
}
