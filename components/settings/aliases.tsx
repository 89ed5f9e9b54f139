import Link from "next/link";
import { useTranslations } from "next-intl";
import { AliasForm } from "@/components/settings/alias-form";
import { AliasTable } from "@/components/settings/alias-table";
import type { Alias, RefusedAlias } from "@/lib/domain/alias";

type Properties = { aliases: Alias[]; refused: RefusedAlias | null; mayChange: boolean };

/** What an administrator said names mean, and the form that adds to it. */
export function Aliases({ aliases, refused, mayChange }: Properties) {
  const t = useTranslations("settings.aliases");
  const words = useTranslations("settings.samples");
  return (
    <section className="panel mt-4 p-4" aria-labelledby="aliases">
      <h2 id="aliases" className="scroll-mt-20">
        {t("title")}
      </h2>
      <p className="mt-1 max-w-prose text-muted">
        {t("lead")}{" "}
        <a href="/api/v1/catalog/aliases?format=csv" className="link">
          {t("builtIn")}
        </a>
      </p>
      {aliases.length === 0 ? (
        <p className="mt-3 font-[560]">{t("none")}</p>
      ) : (
        <AliasTable aliases={aliases} mayChange={mayChange} />
      )}
      {mayChange ? (
        <AliasForm refused={refused} />
      ) : (
        <p className="mt-3 text-muted">
          {words("needsAdmin")}{" "}
          <Link href="/sign-in?next=%2Fsettings" prefetch={false} className="link">
            {words("signIn")}
          </Link>
        </p>
      )}
    </section>
  );
}
