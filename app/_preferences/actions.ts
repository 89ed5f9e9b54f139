"use server";

import { cookies } from "next/headers";
import { READING_COOKIE } from "@/components/first-minutes/reading-cookie";
import { isLocale, LOCALE_COOKIE } from "@/components/locale/locales";
import { CONTRAST_COOKIE, readContrast, readTheme, THEME_COOKIE } from "@/components/theme/themes";

const YEAR = 365 * 24 * 3600;
const PREFERENCE = { path: "/", sameSite: "lax", httpOnly: true, maxAge: YEAR } as const;

/** Keeps the language chosen by hand; anything unknown forgets the choice. */
export async function chooseLocale(form: FormData): Promise<void> {
  const store = await cookies();
  const locale = form.get("locale");
  if (isLocale(locale)) store.set(LOCALE_COOKIE, locale, PREFERENCE);
  else store.delete(LOCALE_COOKIE);
}

/** Keeps the theme or the contrast chosen by hand, whichever the form names; `system` and anything unknown forget it. */
export async function chooseLook(form: FormData): Promise<void> {
  const theme = form.get("theme")?.toString();
  const contrast = form.get("contrast")?.toString();
  if (theme !== undefined) await keep(THEME_COOKIE, readTheme(theme));
  if (contrast !== undefined) await keep(CONTRAST_COOKIE, readContrast(contrast));
}

async function keep(cookie: string, choice: string): Promise<void> {
  const store = await cookies();
  if (choice === "system") store.delete(cookie);
  else store.set(cookie, choice, PREFERENCE);
}

/** Remembers that somebody knows how to read the matrix. */
export async function hideReadingHint(): Promise<void> {
  (await cookies()).set(READING_COOKIE, "known", PREFERENCE);
}
