import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/icon/icon";
import { Logo } from "@/components/layout/logo";
import { SiteMenu, SiteMenuButton } from "@/components/layout/site-menu";
import { SitePalette } from "@/components/layout/site-palette";
import { LocaleSwitch } from "@/components/locale/locale-switch";
import { ThemeMenu } from "@/components/theme/theme-menu";
import type { Look } from "@/components/theme/themes";

type Action = (form: FormData) => Promise<void>;

type Properties = {
  /** Name of the token that signed in, null when nobody did. */
  viewer: string | null;
  look: Look;
  chooseLocale: Action;
  chooseLook: Action;
};

export function SiteHeader({ viewer, look, chooseLocale, chooseLook }: Properties) {
  const t = useTranslations("site");
  return (
    <header className="border-line border-b bg-panel print:hidden">
      <div className="flex h-11.5 items-center gap-3 px-4 sm:gap-5.5 sm:px-5">
        <SiteMenuButton />
        <Link href="/" prefetch={false} className="flex items-center gap-2 font-[650] text-base tracking-[-0.01em]">
          <Logo />
          <span>{t("name")}</span>
        </Link>
        <SiteMenu />
        <div className="ms-auto flex items-center gap-1.5">
          <SitePalette look={look} chooseLocale={chooseLocale} chooseLook={chooseLook} />
          {viewer !== null && <SignedIn name={viewer} />}
          <ThemeMenu look={look} choose={chooseLook} />
          <LocaleSwitch choose={chooseLocale} />
        </div>
      </div>
    </header>
  );
}

function SignedIn({ name }: { name: string }) {
  const t = useTranslations("site");
  return (
    <form method="post" action="/api/v1/session" className="flex min-w-0 items-center gap-2 max-sm:order-last">
      <bdi className="max-w-40 truncate text-muted max-md:sr-only" title={name}>
        {name}
      </bdi>
      <input type="hidden" name="action" value="sign-out" />
      <button type="submit" className="control text-muted max-sm:px-2" title={t("signOut")}>
        <Icon name="log-out" className="sm:hidden" />
        <span className="max-sm:sr-only">{t("signOut")}</span>
      </button>
    </form>
  );
}
