import { useTranslations } from "next-intl";
import { fieldNumber } from "@/components/format/field-number";
import { useFormats } from "@/components/format/use-formats";
import { NeedsAdmin } from "@/components/settings/needs-admin";
import { PriorsForm } from "@/components/settings/priors-form";
import { useRefusalWords } from "@/components/settings/refusal-words";
import { SettingsSection } from "@/components/settings/settings-section";
import { HYPOTHESES } from "@/lib/domain/cause/cause";
import { CAUSE_PRIORS } from "@/lib/domain/cause/priors";
import type { PriorsView } from "@/lib/domain/cause-view";

/** A share as a weight that is short enough to read and to edit. */
const asWeight = (share: number) => fieldNumber(100 * share, 3);

/** The priors that causes are weighed with, their source, and the form that sets them. */
export function CausePriors({ view, mayChange }: { view: PriorsView; mayChange: boolean }) {
  const t = useTranslations("priors");
  const name = useTranslations("cause.hypothesis");
  const formats = useFormats();
  const { priors, changed } = view;
  const rows = HYPOTHESES.map((id) => ({
    id,
    label: name(id),
    usual: asWeight(CAUSE_PRIORS[id]),
    weight: asWeight((changed ? priors : CAUSE_PRIORS)[id]),
  }));
  const state = changed
    ? t("inForceSet", { who: changed.who, date: formats.instant(changed.at) })
    : t("inForceDefault");
  return (
    <SettingsSection id="cause-priors" title={t("title")} lead={t("lead")}>
      <p className="mt-3 font-[560]">
        {state} {changed?.note && <bdi className="block font-normal text-muted">{changed.note}</bdi>}
      </p>
      <PriorsForm
        key={JSON.stringify(view)}
        rows={rows}
        isDefault={changed === null}
        mayChange={mayChange}
        words={{
          hypothesis: t("hypothesis"),
          weight: t("weight"),
          usual: t("default"),
          note: t("note"),
          noteHint: t("noteHint"),
          save: t("save"),
          reset: t("reset"),
          help: t("help"),
          ...useRefusalWords(),
        }}
      />
      {!mayChange && (
        <p className="mt-3 text-muted">
          <NeedsAdmin words={t("needsAdmin")} />
        </p>
      )}
    </SettingsSection>
  );
}
