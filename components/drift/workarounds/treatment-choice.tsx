import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { Treatment } from "@/lib/domain/workaround";
import type { TreatmentProposal } from "@/lib/domain/workaround-view";

type Properties = {
  proposals: readonly TreatmentProposal[];
  treatment: Treatment;
  onTreatment: (treatment: Treatment) => void;
};

/** The treatments side by side, each with the fewest layers that would do and what they are predicted to bring. */
export function TreatmentChoice({ proposals, treatment, onTreatment }: Properties) {
  const t = useTranslations("workarounds");
  const { value, text } = useFormats();
  const db = (of: number) => text(value(of, "dB"));
  return (
    <fieldset className="treatments">
      <legend className="sr-only">{t("panel.treatment")}</legend>
      {proposals.map(({ treatment: each, kind, layers, prediction, certain, supportUnknown }) => (
        <label key={each} className="treatment" data-kind={kind}>
          <span className="flex items-center gap-2 font-[600]">
            <input type="radio" name="treatment" checked={each === treatment} onChange={() => onTreatment(each)} />
            {t(`treatment.${each}`)}
          </span>
          <span className="treatment-says">
            {t(`proposal.${kind}`, { layers: layers.length })}
            {(kind === "reached" || kind === "out-of-reach") && prediction !== null && (
              <>
                {" "}
                {t("proposal.brings", {
                  sqnr: db(prediction.sqnr),
                  low: db(prediction.low),
                  high: db(prediction.high),
                })}
              </>
            )}
            {kind === "reached" && !certain && <> {t("proposal.uncertain")}</>}
            {supportUnknown && <> {t("proposal.supportUnknown")}</>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
