import { useTranslations } from "next-intl";
import { type GraphColour, type GraphTone, INTRODUCED_STEPS, PLACES } from "./graph-layer";
import { toneColor } from "./palette";

/** What the colours and the marks of the graph say; shapes repeat it for those who do not tell the colours apart. */
export function GraphLegend({ colour, places }: { colour: GraphColour; places: boolean }) {
  const t = useTranslations("layerGraph");
  const entries: [GraphTone, string][] =
    colour === "introduced"
      ? [
          ...INTRODUCED_STEPS.map(({ tone, from }, index): [GraphTone, string] => {
            const to = INTRODUCED_STEPS[index - 1]?.from;
            if (tone === "zero") return [tone, t("legend.under", { to: to ?? 0 })];
            return [tone, to === undefined ? t("legend.over", { from }) : t("legend.between", { from, to })];
          }).toReversed(),
          ["better-2", t("legend.gain")],
          ["unknown", t("legend.notJudged")],
        ]
      : [...PLACES.map((place): [GraphTone, string] => [place, t(`place.${place}`)]), ["unknown", t("legend.noPlace")]];
  return (
    <ul className="graph-legend">
      {entries.map(([tone, words]) => (
        <li key={tone}>
          <span className="graph-swatch" data-tone={tone} style={{ background: toneColor(tone) }} aria-hidden="true" />
          {words}
        </li>
      ))}
      <li>
        <span className="graph-mark" aria-hidden="true">
          ▲
        </span>
        {t("legend.culprit")}
      </li>
      <li>
        <span className="graph-line" aria-hidden="true" />
        {t("legend.path")}
      </li>
      {colour === "placement" && !places && <li className="text-muted">{t("legend.placesUnknown")}</li>}
    </ul>
  );
}
