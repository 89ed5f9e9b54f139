import { useTranslations } from "next-intl";
import { useId } from "react";
import { Icon } from "@/components/icon/icon";
import type { IconName } from "@/components/icon/icon-shapes";
import { CONTRASTS, type Look, THEMES, type Theme } from "@/components/theme/themes";

const ICONS: Record<Theme, IconName> = { system: "monitor", light: "sun", dark: "moon" };

type Properties = { look: Look; choose: (form: FormData) => Promise<void> };

/** The choice of theme and contrast: the browser opens it, and each choice is a button of a plain form. */
export function ThemeMenu({ look, choose }: Properties) {
  const t = useTranslations("theme");
  const id = useId();
  const label = t("menu", { theme: t(look.theme), contrast: t(`contrast.${look.contrast}`) });
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="control theme-button px-2 text-muted"
        aria-label={label}
        title={label}
      >
        <Icon name={ICONS[look.theme]} />
      </button>
      <form id={id} popover="auto" action={choose} aria-label={t("label")} className="theme-menu">
        <fieldset>
          <legend className="eyebrow px-2 pt-1">{t("theme")}</legend>
          {THEMES.map((theme) => (
            <Choice key={theme} name="theme" value={theme} current={look.theme} icon={ICONS[theme]} label={t(theme)} />
          ))}
        </fieldset>
        <fieldset className="mt-1 border-line border-t pt-1">
          <legend className="eyebrow float-start w-full px-2 pt-1">{t("contrast.name")}</legend>
          {CONTRASTS.map((contrast) => (
            <Choice
              key={contrast}
              name="contrast"
              value={contrast}
              current={look.contrast}
              icon={contrast === "more" ? "contrast" : "monitor"}
              label={t(`contrast.${contrast}`)}
            />
          ))}
        </fieldset>
      </form>
    </>
  );
}

type ChoiceProperties = { name: string; value: string; current: string; icon: IconName; label: string };

function Choice({ name, value, current, icon, label }: ChoiceProperties) {
  const chosen = value === current;
  return (
    <button type="submit" name={name} value={value} aria-pressed={chosen} className="menu-item w-full">
      <Icon name={icon} className="text-muted" />
      <span className="grow text-start">{label}</span>
      {chosen && <Icon name="check" />}
    </button>
  );
}
