import { useLocale, useMessages, useTranslations } from "next-intl";
import { Icon } from "@/components/icon/icon";
import { DEFAULT_LOCALE, isLocale } from "@/components/locale/locales";
import { usePageLinks } from "@/components/palette/page-entries";
import { PaletteButton } from "@/components/palette/palette-button";
import type { Look } from "@/components/theme/themes";

type Action = (form: FormData) => Promise<void>;
type Properties = { look: Look; chooseLocale: Action; chooseLook: Action };

/** The way to everything that has a name, with the words and pages that the palette needs once it is opened. */
export function SitePalette({ look, chooseLocale, chooseLook }: Properties) {
  const t = useTranslations("palette");
  const pages = usePageLinks();
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
      icon={<Icon name="search" />}
      words={{ button: t("button"), open: t("key"), search: t("keySearch") }}
      data={{
        locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
        messages: messages as Partial<typeof messages>,
        pages,
        look,
        chooseLook,
        chooseLocale,
      }}
    />
  );
}
