import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import "@/app/globals.css";
import { chooseLocale, chooseLook } from "@/app/_preferences/actions";
import { readViewer } from "@/app/_server/viewer";
import { ErrorWordsProvider } from "@/components/error/error-words";
import { AwakeMark } from "@/components/layout/awake-mark";
import { SiteFooter } from "@/components/layout/site-footer";
import { SiteHeader } from "@/components/layout/site-header";
import { SkipLink } from "@/components/layout/skip-link";
import { TermNotes } from "@/components/terms/term-notes";
import { CONTRAST_COOKIE, readContrast, readTheme, THEME_COOKIE } from "@/components/theme/themes";
import { version } from "@/package.json";

/** Every page needs it before its first words; the other subsets load when a page has their characters. */
const LATIN_FONT = "/fonts/inter-latin-5.3.0.woff2";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("site");
  return { title: { default: t("name"), template: `%s · ${t("name")}` }, description: t("description") };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, t, store, viewer] = await Promise.all([
    getLocale(),
    getTranslations("error"),
    cookies(),
    readViewer(),
  ]);
  const theme = readTheme(store.get(THEME_COOKIE)?.value);
  const contrast = readContrast(store.get(CONTRAST_COOKIE)?.value);
  const words = { title: t("title"), advice: t("advice"), retry: t("retry"), reference: t("reference") };
  return (
    <html
      lang={locale}
      data-theme={theme === "system" ? undefined : theme}
      data-contrast={contrast === "system" ? undefined : contrast}
    >
      <head>
        <link rel="preload" href={LATIN_FONT} as="font" type="font/woff2" crossOrigin="anonymous" />
      </head>
      <body className="flex min-h-dvh flex-col">
        <SkipLink />
        <SiteHeader
          viewer={viewer?.name ?? null}
          look={{ theme, contrast }}
          chooseLocale={chooseLocale}
          chooseLook={chooseLook}
        />
        <main id="main" tabIndex={-1} className="w-full grow px-4 pt-3 pb-8 outline-none sm:px-5">
          <ErrorWordsProvider words={words}>{children}</ErrorWordsProvider>
        </main>
        <SiteFooter version={version} />
        <TermNotes />
        <AwakeMark />
      </body>
    </html>
  );
}
