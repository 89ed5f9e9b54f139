import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { Disclosure } from "@/components/ui/disclosure";
import type { DriftJudgement } from "@/lib/domain/drift-view";

/** Names shown of each list; the lists themselves are cut by the service. */
const NAMED = 12;

type Properties = { alignment: NonNullable<Extract<DriftJudgement, { ok: true }>["alignment"]> };

/** How the layers of both runs found each other. */
export function AlignmentWords({ alignment }: Properties) {
  const t = useTranslations("drift");
  const formats = useFormats();
  const list = (names: readonly string[]) => names.slice(0, NAMED).join(", ");
  const lost = [
    { side: t("side.a"), names: alignment.unmatchedA, count: alignment.unmatchedCountA },
    { side: t("side.b"), names: alignment.unmatchedB, count: alignment.unmatchedCountB },
  ].filter(({ count }) => count > 0);
  return (
    <Disclosure title={t("alignment.title")} count={formats.share(alignment.coverageB)} className="panel px-4 py-3">
      <p className="mt-2">
        {t("alignment.matched", {
          matched: formats.count(alignment.matched),
          coverageA: formats.share(alignment.coverageA),
          coverageB: formats.share(alignment.coverageB),
        })}{" "}
        {alignment.fused > 0 && `${t("alignment.fused", { number: formats.count(alignment.fused) })} `}
        {alignment.renamed > 0 && t("alignment.renamed", { number: formats.count(alignment.renamed) })}
      </p>
      {lost.map(({ side, names, count }) => (
        <p key={side} className="mt-1 wrap-anywhere text-muted">
          {t("alignment.unmatched", { side, number: formats.count(count), names: list(names) })}
        </p>
      ))}
      {alignment.ambiguous.length > 0 && (
        <p className="mt-1 wrap-anywhere text-muted">
          {t("alignment.ambiguous", { names: list(alignment.ambiguous) })}
        </p>
      )}
    </Disclosure>
  );
}
