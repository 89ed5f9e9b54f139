import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { DriftPrediction } from "@/lib/domain/drift/predict-drift";

type Properties = {
  /** SQNR of the output as it was measured, in dB; null when unknown. */
  measured: number | null;
  /** SQNR that it shall reach; null when nobody asks for one. */
  target: number | null;
  prediction: DriftPrediction | null;
  /** What a run with the workaround brought; null before there is one. */
  result?: number | null;
};

/** Steps of the scale in dB. */
const STEP = 5;

/** Measured, target, prediction and its interval on one scale, in words and drawn. */
export function Prediction({ measured, target, prediction, result = null }: Properties) {
  const t = useTranslations("workarounds.prediction");
  const { value, text, share } = useFormats();
  const db = (of: number) => text(value(of, "dB"));
  if (prediction === null) return <p className="text-muted">{t("unknown")}</p>;
  const marks = [measured, target, prediction.low, prediction.high, result].filter((mark) => mark !== null);
  const low = Math.floor(Math.min(...marks) / STEP) * STEP - 1;
  const high = Math.ceil(Math.max(...marks) / STEP) * STEP + 1;
  const at = (mark: number) => `${((mark - low) / (high - low)) * 100}%`;
  return (
    <div className="prediction">
      <p>
        {t("says", {
          sqnr: db(prediction.sqnr),
          low: db(prediction.low),
          high: db(prediction.high),
          removed: share(prediction.removed),
        })}
      </p>
      <div className="prediction-scale" aria-hidden="true">
        <i
          className="prediction-range"
          style={{ left: at(prediction.low), width: `calc(${at(prediction.high)} - ${at(prediction.low)})` }}
        />
        <i className="prediction-point" style={{ left: at(prediction.sqnr) }} />
        {target !== null && <i className="prediction-target" style={{ left: at(target) }} />}
        {measured !== null && <i className="prediction-measured" style={{ left: at(measured) }} />}
        {result !== null && <i className="prediction-result" style={{ left: at(result) }} />}
      </div>
      <ul className="prediction-key">
        {measured !== null && (
          <li data-mark="measured">
            {t("measured")} {db(measured)}
          </li>
        )}
        {target !== null && (
          <li data-mark="target">
            {t("target")} {db(target)}
          </li>
        )}
        <li data-mark="point">
          {t("predicted")} {db(prediction.sqnr)}
        </li>
        {result !== null && (
          <li data-mark="result">
            {t("result")} {db(result)}
          </li>
        )}
      </ul>
    </div>
  );
}
