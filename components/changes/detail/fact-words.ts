import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { ChangeView } from "@/lib/domain/change-view";
import type { Fact } from "@/lib/domain/changes/change";
import { smallestNetLoss } from "@/lib/domain/estimates/smallest-drop";

type Judged = Pick<ChangeView, "line" | "judgement">;

/** What to keep in mind, a sentence each, with what would settle it; first why two runs are not compared. */
export function useFactWords(): (judged: Judged) => string[] {
  const t = useTranslations("change.fact");
  const reason = useTranslations("change.notComparable");
  const factWords = useOneFact();
  return ({ judgement: { comparable, facts }, line: { rule } }) => [
    ...(comparable.ok ? [] : [reason(comparable.reason)]),
    ...(comparable.ok &&
    comparable.assumed &&
    !facts.some(({ fact }) => fact === "artifact-assumed") &&
    rule !== "status"
      ? [t("artifact-assumed")]
      : []),
    ...facts.map(factWords),
  ];
}

function useOneFact(): (fact: Fact) => string {
  const t = useTranslations("change.fact");
  const formats = useFormats();
  return (fact) => {
    switch (fact.fact) {
      case "low-npu-share":
        return t(`low-npu-share-${fact.side}`, { share: formats.share(fact.share) });
      case "placement-differs":
        return t("placement-differs", { from: formats.share(fact.from), to: formats.share(fact.to) });
      case "loss-below-reach":
        return t("loss-below-reach", { lost: fact.lost, least: smallestNetLoss("mid-p") });
      default:
        return t(fact.fact);
    }
  };
}
