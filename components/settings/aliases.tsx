import { useTranslations } from "next-intl";
import { AliasForm } from "@/components/settings/alias-form";
import { AliasTable } from "@/components/settings/alias-table";
import { NeedsAdmin } from "@/components/settings/needs-admin";
import { SettingsSection } from "@/components/settings/settings-section";
import type { Alias, RefusedAlias } from "@/lib/domain/alias";

type Properties = { aliases: Alias[]; refused: RefusedAlias | null; mayChange: boolean };

/** What an administrator said names mean, and the form that adds to it. */
export function Aliases({ aliases, refused, mayChange }: Properties) {
  const t = useTranslations("settings.aliases");
  const words = useTranslations("settings.samples");
  return (
    <SettingsSection
      id="aliases"
      title={t("title")}
      lead={
        <>
          {t("lead")}{" "}
          <a href="/api/v1/catalog/aliases?format=csv" className="link">
            {t("builtIn")}
          </a>
        </>
      }
    >
      {aliases.length === 0 ? (
        <p className="mt-3 font-[560]">{t("none")}</p>
      ) : (
        <AliasTable aliases={aliases} mayChange={mayChange} />
      )}
      {mayChange ? (
        <AliasForm refused={refused} />
      ) : (
        <p className="mt-3 text-muted">
          <NeedsAdmin words={words("needsAdmin")} />
        </p>
      )}
    </SettingsSection>
  );
}
