import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { SideRefusal } from "@/lib/domain/drift/layers";
import { useSideWords } from "./side-words";

/** Names told of a circle: enough to find it. */
const NAMED = 8;

type Properties = { refusal: SideRefusal; side: "a" | "b" | null };

/** Why nothing is ranked; the figures stay to be looked at. */
export function Refusal({ refusal, side }: Properties) {
  const t = useTranslations("drift");
  const words = useRefusalWords();
  return (
    <section className="panel px-4 py-3.5" aria-labelledby="verdict">
      <h2 id="verdict" className="text-[1.0625rem]! leading-6!">
        {t("verdict.refused")}
      </h2>
      <p className="mt-1 max-w-prose wrap-anywhere text-danger">{words(refusal, side)}</p>
      <p className="mt-1 text-muted">{t("refusal.fix")}</p>
    </section>
  );
}

function useRefusalWords(): (refusal: SideRefusal, side: "a" | "b" | null) => string {
  const t = useTranslations("drift.refusal");
  const formats = useFormats();
  const sideWords = useSideWords();
  return (refusal, at) => {
    const side = sideWords(at);
    switch (refusal.kind) {
      case "cycle":
        return t("cycle", { side, names: refusal.through.slice(0, NAMED).join(" → ") });
      case "duplicate-layer":
        return t("duplicate-layer", { side, id: refusal.id });
      case "layout-differs":
      case "against-differs":
        return t(refusal.kind, { a: refusal.a, b: refusal.b });
      case "no-common-layers":
        return t("no-common-layers", { a: formats.count(refusal.a), b: formats.count(refusal.b) });
      case "value-count-differs": {
        const { metric, values, layers } = refusal;
        return t("value-count-differs", {
          side,
          metric,
          values: formats.count(values),
          layers: formats.count(layers),
        });
      }
      case "no-layers":
      case "no-common-metric":
        return t(refusal.kind, { side });
    }
  };
}
