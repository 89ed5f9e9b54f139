import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { NeedsAdmin } from "@/components/settings/needs-admin";
import { SettingsSection } from "@/components/settings/settings-section";
import type { SampleStatus } from "@/lib/domain/sample-data";

type Properties = { status: SampleStatus; mayChange: boolean };

/** Whether pages show sample data, and the switch. */
export function SampleData({ status, mayChange }: Properties) {
  const t = useTranslations("settings.samples");
  const formats = useFormats();
  const { runs, shown, settled, besideReal } = status;
  const state = shown ? (besideReal ? "besideReal" : "shown") : runs === 0 ? "none" : "aside";
  return (
    <SettingsSection id="sample-data" title={t("title")} lead={t("lead")}>
      <p className="mt-3 font-[560]" role="status">
        {t(state, { number: formats.count(runs) })} {!settled && t("soon")}
      </p>
      <form method="post" action="/api/v1/sample-data" className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <input type="hidden" name="shown" value={String(!shown)} />
        <button type="submit" className="control control-primary disabled:opacity-50" disabled={!mayChange}>
          {t(shown ? "remove" : "restore")}
        </button>
        {!mayChange && (
          <span className="text-muted">
            <NeedsAdmin words={t("needsAdmin")} />
          </span>
        )}
      </form>
      <p className="mt-3 text-muted text-xs">
        {t("command")} <code className="font-mono">npm run sample-data -- {shown ? "remove" : "restore"}</code>
      </p>
    </SettingsSection>
  );
}
