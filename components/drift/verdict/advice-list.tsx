import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LayerNames } from "@/components/drift/layer-names";
import { useFormats } from "@/components/format/use-formats";
import type { DriftAdvice } from "@/lib/domain/drift/advice";
import { useSideWords } from "./side-words";

type Properties = { advice: readonly DriftAdvice[]; layers: readonly { id: string }[] };

/** What to do next, in the order in which to do it. */
export function AdviceList({ advice, layers }: Properties) {
  const t = useTranslations("drift.advice");
  const words = useAdviceWords(layers);
  if (advice.length === 0) return null;
  return (
    <div className="min-w-0">
      <h3 className="eyebrow mb-1">{t("title")}</h3>
      <ol className="list-decimal space-y-1 ps-5 marker:text-muted">
        {advice.map((one) => (
          <li key={JSON.stringify(one)} className="wrap-anywhere">
            {words(one)}
          </li>
        ))}
      </ol>
    </div>
  );
}

function useAdviceWords(layers: readonly { id: string }[]): (advice: DriftAdvice) => ReactNode {
  const t = useTranslations("drift.advice");
  const formats = useFormats();
  const sideWords = useSideWords();
  const names = (positions: readonly number[]) => <LayerNames layers={layers} positions={positions} />;
  return (advice) => {
    switch (advice.kind) {
      case "per-channel-weights":
      case "int16-activation":
      case "fp16":
      case "cpu":
      case "ignore-wrapped-weights":
        return fill(t.raw(advice.kind), { layers: names(advice.nodes) });
      case "check-op-type":
        return t("check-op-type", { op: advice.op });
      case "dump-more":
        return fill(t("dump-more", { layers: "{layers}", layer: "{layer}", hidden: advice.hidden.length }), {
          layers: names(advice.hidden),
          layer: names([advice.node]),
        });
      case "confirm-one-layer":
        return fill(t.raw("confirm-one-layer"), { layer: names([advice.node]) });
      case "check-layout":
        return t("check-layout", {
          median: formats.text(formats.value(advice.medianCosine, "")),
          output: formats.text(formats.value(advice.outputCosine, "")),
        });
      case "check-observer":
        return t("check-observer", { side: sideWords(advice.side) });
      case "no-single-layer":
      case "find-comparator":
      case "same-samples":
      case "give-graph":
        return t(advice.kind);
    }
  };
}

/** Puts elements in the place of `{name}` in a sentence. */
function fill(sentence: string, parts: Readonly<Record<string, ReactNode>>): ReactNode[] {
  return sentence.split(/(\{\w+\})/).map((piece, index) => {
    const name = piece.startsWith("{") ? piece.slice(1, -1) : null;
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never move
    return <span key={index}>{name === null ? piece : parts[name]}</span>;
  });
}
