import Link from "next/link";
import { useTranslations } from "next-intl";
import "@/components/drift/workarounds/workarounds.css";
import { useFormats } from "@/components/format/use-formats";
import { FactPanel } from "@/components/runs/fact-list";
import { Badge } from "@/components/ui/badge";
import type { MadeWith } from "@/lib/domain/workaround-view";
import { FirstLayers } from "./first-layers";
import { Prediction } from "./prediction";

/** On the page of a run that was made with workarounds: what was predicted beside what it measured. */
export function MadeWithPanel({ made }: { made: readonly MadeWith[] }) {
  const t = useTranslations("workarounds");
  return (
    <FactPanel title={t("madeWith.title")}>
      <ul className="space-y-3">
        {made.map((one) => (
          <li key={one.workaround.id}>
            <Outcome {...one} />
          </li>
        ))}
      </ul>
    </FactPanel>
  );
}

function Outcome({ workaround, outcome }: MadeWith) {
  const t = useTranslations("workarounds");
  const { delta, text } = useFormats();
  const { treatment, layers, prediction, run } = workaround;
  const { measuredSqnr, within, gain, effect } = outcome;
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <b>{t(`treatment.${treatment}`)}</b>
        <Badge tone={within === true ? "improved" : within === false ? "watch" : "outline"}>
          {t(`known.within.${String(within) as "true"}`)}
        </Badge>
      </p>
      <FirstLayers layers={layers} />
      <Prediction measured={prediction?.before ?? null} target={null} prediction={prediction} result={measuredSqnr} />
      {effect !== null && <p>{t(`effect.${effect}`)}</p>}
      {gain !== null && <p>{t("known.gain", { gain: text(delta(gain, "fraction")) })}</p>}
      <p className="mt-1">
        <Link className="link" prefetch={false} href={`/runs/${encodeURIComponent(run.id)}/layers`}>
          {t("madeWith.repaired")}
        </Link>
      </p>
    </>
  );
}
