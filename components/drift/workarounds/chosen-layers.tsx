import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { Button } from "@/components/ui/button";
import type { DriftLayer } from "@/lib/domain/drift-view";

type Properties = {
  layers: readonly DriftLayer[];
  chosen: readonly number[];
  onChosen: (positions: number[]) => void;
  /** What is proposed for the treatment. */
  proposal: readonly number[];
  culprits: readonly number[];
};

/** Layers shown by name; a choice of hundreds is counted. */
const SHOWN = 24;

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && new Set([...a, ...b]).size === a.length;
}

/** The layers that are treated: each can be taken out, and the proposal or the culprits be taken up. */
export function ChosenLayers({ layers, chosen, onChosen, proposal, culprits }: Properties) {
  const t = useTranslations("workarounds.panel");
  const { count } = useFormats();
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="me-auto font-[600]">{t("chosen", { count: chosen.length, number: count(chosen.length) })}</h3>
        {proposal.length > 0 && (
          <Button small onClick={() => onChosen([...proposal])} disabled={same(proposal, chosen)}>
            {t("takeProposal", { count: proposal.length })}
          </Button>
        )}
        {culprits.length > 0 && (
          <Button small onClick={() => onChosen([...culprits])} disabled={same(culprits, chosen)}>
            {t("takeCulprits", { count: culprits.length })}
          </Button>
        )}
        <Button small kind="quiet" onClick={() => onChosen([])} disabled={chosen.length === 0}>
          {t("clear")}
        </Button>
      </div>
      {chosen.length === 0 && <p className="mt-1.5 text-muted">{t("chooseFirst")}</p>}
      <ul className="chosen-layers">
        {chosen.slice(0, SHOWN).map((position) => {
          const layer = layers[position];
          if (layer === undefined) return null;
          return (
            <li key={layer.id}>
              {layer.op !== null && <span className="text-muted">{layer.op}</span>}
              <bdi title={layer.id}>{layer.id}</bdi>
              <button
                type="button"
                aria-label={t("remove", { layer: layer.id })}
                title={t("remove", { layer: layer.id })}
                onClick={() => onChosen(chosen.filter((each) => each !== position))}
              >
                <X />
              </button>
            </li>
          );
        })}
        {chosen.length > SHOWN && <li>{t("andMore", { count: count(chosen.length - SHOWN) })}</li>}
      </ul>
    </div>
  );
}
