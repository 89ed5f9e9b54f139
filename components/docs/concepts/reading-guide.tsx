import { useTranslations } from "next-intl";
import { SampleSquare } from "@/components/docs/concepts/sample-square";
import { useFormats } from "@/components/format/use-formats";
import { STEPS_OF_A_FRACTION, toneOf } from "@/components/matrix/tone";

/** Made up: a value, what it is held against, and half its interval, as fractions. */
const EXAMPLE = { value: 0.694, reference: 0.719, half: 0.029 };

const EVIDENCE = ["shown", "weak", "none"] as const;
const SCALE = [...STEPS_OF_A_FRACTION.toReversed(), 0, ...STEPS_OF_A_FRACTION.map((step) => -step)];

/** How to read one square, with the looks that squares have. */
export function ReadingGuide() {
  const t = useTranslations("concepts");
  const formats = useFormats();
  const delta = EXAMPLE.value - EXAMPLE.reference;
  const figure = formats.delta(delta, "fraction");
  const value = formats.text(formats.value(EXAMPLE.value, "fraction"));
  return (
    <div className="concept-guide">
      <SampleSquare
        state="measured"
        tone={toneOf(delta, "fraction", EXAMPLE.reference)}
        main={figure.number}
        unit={figure.unit}
        sub={`${value} ±${formats.size(EXAMPLE.half, "fraction").number}`}
      />
      <ul>
        <li>{t("square")}</li>
        <li>{t("figures")}</li>
        <li>
          {t("colours")}
          <span className="concept-scale" aria-hidden="true">
            {SCALE.map((step) => (
              <span key={step} className="square" data-tone={toneOf(step, "fraction", null)}>
                <span className="square-main">{formats.delta(step, "fraction").number}</span>
              </span>
            ))}
          </span>
        </li>
        <li>
          {t("evidence")}
          <span className="concept-scale" aria-hidden="true">
            {EVIDENCE.map((evidence) => (
              <SampleSquare
                key={evidence}
                state="measured"
                tone={toneOf(delta, "fraction", EXAMPLE.reference)}
                evidence={evidence}
                main={figure.number}
              />
            ))}
          </span>
        </li>
        <li>{t("several")}</li>
        <li>{t("open")}</li>
      </ul>
    </div>
  );
}
