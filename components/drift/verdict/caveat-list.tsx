import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { DriftCaveat } from "@/lib/domain/drift/layers";
import { useSideWords } from "./side-words";

const NAMED = 6;

type Properties = {
  caveats: readonly DriftCaveat[];
  /** Smallest introduced error of a culprit, in dB. */
  threshold: number;
};

/** What weakens the verdict without forbidding it. */
export function CaveatList({ caveats, threshold }: Properties) {
  const t = useTranslations("drift");
  const words = useCaveatWords(threshold);
  if (caveats.length === 0) return null;
  return (
    <>
      <h3 className="eyebrow mt-3 mb-1">{t("caveats")}</h3>
      <ul className="space-y-1 border-s-2 border-s-[var(--verdict-watch-edge)] ps-2.5">
        {caveats.map((caveat) => (
          <li key={JSON.stringify(caveat)} className="wrap-anywhere">
            {words(caveat)}
          </li>
        ))}
      </ul>
    </>
  );
}

function useCaveatWords(threshold: number): (caveat: DriftCaveat) => string {
  const t = useTranslations("drift.caveat");
  const formats = useFormats();
  const sideWords = useSideWords();
  return (caveat) => {
    switch (caveat.kind) {
      case "different-samples":
      case "samples-unknown":
        return t(caveat.kind, { threshold: formats.text(formats.value(threshold, "dB")) });
      case "few-samples":
        return t("few-samples", { side: sideWords(caveat.side), count: caveat.samples });
      case "observer-effect":
        return t("observer-effect", { side: sideWords(caveat.side) });
      case "low-coverage":
        return t("low-coverage", { share: formats.share(caveat.share) });
      case "common-loss":
        return t("common-loss", { loss: formats.text(formats.value(caveat.loss, "dB")) });
      case "unknown-inputs": {
        const names = caveat.names.slice(0, NAMED).join(", ");
        return t("unknown-inputs", { side: sideWords(caveat.side), names });
      }
      case "derived-sqnr":
        return t(`derived-sqnr.${caveat.from}`, { count: caveat.layers, number: formats.count(caveat.layers) });
      default:
        return t(caveat.kind);
    }
  };
}
