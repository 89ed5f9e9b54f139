import { useTranslations } from "next-intl";
import { Icon } from "@/components/icon/icon";
import { NavLink } from "@/components/layout/nav-link";
import { SECTIONS } from "@/components/layout/sections";

const MENU_ID = "site-menu";

/** Opens the list of pages where the header has no room for it; the browser does that, without script. */
export function SiteMenuButton() {
  const t = useTranslations("site");
  return (
    <button type="button" popoverTarget={MENU_ID} className="control px-2 lg:hidden" aria-label={t("menu")}>
      <Icon name="menu" />
    </button>
  );
}

/** The pages: a row in a wide header, a menu in a narrow one. */
export function SiteMenu() {
  const t = useTranslations("site");
  return (
    <nav id={MENU_ID} popover="auto" aria-label={t("navigation")} className="site-menu">
      {SECTIONS.map(({ href, name }) => (
        <NavLink key={href} href={href} label={t(name)} />
      ))}
    </nav>
  );
}
