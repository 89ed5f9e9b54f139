import { useTranslations } from "next-intl";
import { Chapter } from "@/components/design/sample";
import { useFormats } from "@/components/format/use-formats";
import type { Tone } from "@/components/matrix/tone";

/** A delta on each step, in points as a fraction. */
const DELTAS: readonly [Tone, number][] = [
  ["better-5", 0.124],
  ["better-4", 0.062],
  ["better-3", 0.028],
  ["better-2", 0.014],
  ["better-1", 0.006],
  ["zero", 0.001],
  ["worse-1", -0.006],
  ["worse-2", -0.014],
  ["worse-3", -0.028],
  ["worse-4", -0.062],
  ["worse-5", -0.124],
];
const EVIDENCE = ["shown", "weak", "none"] as const;
const STEPS = [
  [1, 0.06],
  [2, 0.25],
  [3, 0.5],
  [4, 0.75],
  [5, 1],
] as const;

/** Both scales with their steps of evidence. */
export function ScaleSamples() {
  const t = useTranslations("design.scale");
  const formats = useFormats();
  return (
    <Chapter id="scale" title={t("title")} about={t("about")}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="overflow-x-auto" aria-label={t("title")} tabIndex={0}>
        <table className="design-scale">
          <tbody>
            {EVIDENCE.map((evidence) => (
              <tr key={evidence}>
                <th scope="row">{t(evidence)}</th>
                {DELTAS.map(([tone, delta]) => (
                  <td key={tone}>
                    <span className="square" data-state="measured" data-tone={tone} data-evidence={evidence}>
                      <span className="square-main">{formats.delta(delta, "fraction").number}</span>
                      <span className="square-sub">{tone}</span>
                    </span>
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t("inText")}</th>
              {DELTAS.map(([tone, delta]) => (
                <td key={tone}>
                  <span className="delta" data-tone={tone}>
                    {formats.text(formats.delta(delta, "fraction"))}
                  </span>
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t("sequential")}</th>
              {STEPS.map(([step, share]) => (
                <td key={step}>
                  <span className="square" data-state="measured" data-step={step}>
                    <span className="square-main">{formats.share(share)}</span>
                    <span className="square-sub">{`step-${step}`}</span>
                  </span>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </Chapter>
  );
}
