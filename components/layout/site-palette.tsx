import { useLocale, useMessages, useTranslations } from "next-intl";
import { DEFAULT_LOCALE, isLocale } from "@/components/locale/locales";
import { usePageEntries } from "@/components/palette/page-entries";
import { PaletteButton } from "@/components/palette/palette-button";
import type { Theme } from "@/components/theme/themes";

type Action = (form: FormData) => Promise<void>;
type Properties = { theme: Theme; chooseLocale: Action; chooseTheme: Action };

/** The way to everything that has a name, with the words and pages that the palette needs once it is opened. */
export function SitePalette({ theme, chooseLocale, chooseTheme }: Properties) {
  const t = useTranslations("palette");
  const pages = usePageEntries();
  const locale = useLocale();
  const { palette, theme: themes, locale: locales, run, changes, matrix } = useMessages();
  const { simulated, emulated, sample } = matrix.mark;
  const messages = {
    palette,
    theme: themes,
    locale: locales,
    run: { status: run.status },
    changes: { verdict: changes.verdict },
    matrix: { target: matrix.target, mark: { simulated, emulated, sample }, n: matrix.n, nUnknown: matrix.nUnknown },
  };
  return (
    <PaletteButton
      words={{ button: t("button"), open: t("key"), search: t("keySearch") }}
      data={{
        locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
        messages: messages as Partial<typeof messages>,
        pages,
        theme,
        chooseTheme,
        chooseLocale,
      }}
    />
  );
}
