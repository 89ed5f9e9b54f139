import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { DriftJudgement } from "@/lib/domain/drift-view";
import { useMetricWords } from "./metric-words";

type Properties = { judgement: Extract<DriftJudgement, { ok: true }>; position: number };

/** What sensitivities and weights say of one layer, beside the ranking. */
export function Witnesses({ judgement: { sensitivities, weights }, position }: Properties) {
  const t = useTranslations("drift.inspector");
  const formats = useFormats();
  const words = useMetricWords();
  const answers = sensitivities.find(({ node }) => node === position)?.answers ?? [];
  const told = answers.filter(({ value }) => value !== null);
  const outlier = weights.outliers.find(({ node }) => node === position);
  const wrapped = weights.wrapped.includes(position);
  const db = (value: number) => formats.text(formats.value(value, "dB"));
  if (told.length === 0 && !outlier && !wrapped) return <p className="text-muted">{t("noWitness")}</p>;
  return (
    <ul className="space-y-1">
      {told.map(({ metric, value, answer, beyond }) => (
        <li key={metric}>
          {t("sensitivity", {
            metric: words.name(metric),
            value: words.value(metric, value).text,
            answer: t(`answer.${answer}`),
          })}
          {beyond !== null && (
            <span className="block text-muted text-xs">{t("beyond", { number: formats.fixed(beyond, 1) })}</span>
          )}
        </li>
      ))}
      {outlier && <li>{t("weights", { value: db(outlier.weightSqnr), below: db(outlier.below) })}</li>}
      {wrapped && <li className="text-muted">{t("weightsWrapped")}</li>}
    </ul>
  );
}
