"use server";

import { cookies } from "next/headers";
import { isLocale, LOCALE_COOKIE } from "@/components/locale/locales";
import { readTheme, THEME_COOKIE } from "@/components/theme/themes";

const YEAR = 365 * 24 * 3600;
const PREFERENCE = { path: "/", sameSite: "lax", httpOnly: true, maxAge: YEAR } as const;

/** Keeps the language chosen by hand; anything unknown forgets the choice. */
export async function chooseLocale(form: FormData): Promise<void> {
  const store = await cookies();
  const locale = form.get("locale");
  if (isLocale(locale)) store.set(LOCALE_COOKIE, locale, PREFERENCE);
  else store.delete(LOCALE_COOKIE);
}

/** Keeps the theme chosen by hand; `system` and anything unknown forget the choice. */
export async function chooseTheme(form: FormData): Promise<void> {
  const store = await cookies();
  const theme = readTheme(form.get("theme")?.toString());
  if (theme === "system") store.delete(THEME_COOKIE);
  else store.set(THEME_COOKIE, theme, PREFERENCE);
}
