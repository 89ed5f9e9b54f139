import { useTranslations } from "next-intl";
import { LayerLink } from "@/components/drift/layer-link";
import { useFormats } from "@/components/format/use-formats";
import { TermList } from "@/components/terms/term-list";
import { Badge } from "@/components/ui/badge";
import type { DriftJudgement, DriftLayer } from "@/lib/domain/drift-view";
import { AdviceList } from "./advice-list";
import { CaveatList } from "./caveat-list";
import { Refusal } from "./refusal";

type Judged = Extract<DriftJudgement, { ok: true }>;
type Properties = { judgement: DriftJudgement; layers: readonly DriftLayer[] };

/** Culprits named in the headline's list before the rest is counted; the table has them all. */
const CULPRITS_NAMED = 6;

/** What the layers say, in words: who is to blame, how surely, and what to do. */
export function VerdictPanel({ judgement, layers }: Properties) {
  if (!judgement.ok) return <Refusal refusal={judgement.refusal} side={judgement.side} />;
  return (
    <section className="panel px-4 py-3.5" aria-labelledby="verdict">
      <div className="grid gap-x-8 gap-y-3 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <Headline judgement={judgement} layers={layers} />
          <div className="mt-1.5">
            <TermList ids={["introduced", "inherited", "culprit", "sqnr"]} />
          </div>
          <CaveatList caveats={judgement.caveats} threshold={judgement.threshold} />
        </div>
        <AdviceList advice={judgement.advice} layers={layers} />
      </div>
    </section>
  );
}

function Headline({ judgement, layers }: { judgement: Judged; layers: readonly DriftLayer[] }) {
  const t = useTranslations("drift");
  const formats = useFormats();
  const { culprits, weak, threshold } = judgement;
  const blamed = culprits.reduce((sum, position) => sum + (layers[position]?.blame ?? 0), 0);
  const count = { count: culprits.length, number: formats.count(culprits.length) };
  // Only weights that the comparator has at fault too: the comparison itself names nobody.
  const isShared = culprits.every((position) => layers[position]?.evidence === "weights");
  const limit = formats.text(formats.value(threshold, "dB"));
  const words =
    culprits.length === 0
      ? t("verdict.none", { threshold: limit })
      : isShared
        ? t("verdict.weights", count)
        : judgement.concentration.kind === "chip-wide"
          ? t("verdict.spread", { ...count, threshold: limit })
          : blamed > 0
            ? t("verdict.localised", { ...count, share: formats.share(blamed) })
            : t("verdict.introduced", { ...count, threshold: limit });
  return (
    <>
      <h2 id="verdict" className="flex flex-wrap items-baseline gap-x-2 text-[1.0625rem]! leading-6!">
        {words}
        {weak && (
          <Badge tone="insufficient" title={t("verdict.weakHelp")}>
            {t("verdict.weak")}
          </Badge>
        )}
      </h2>
      {culprits.length > 0 && <Culprits culprits={culprits} layers={layers} />}
      <p className="mt-1.5 text-muted">
        {culprits.length > 0 && isShared ? t("verdict.shared") : <ConcentrationWords judgement={judgement} />}
      </p>
    </>
  );
}

function Culprits({ culprits, layers }: { culprits: number[]; layers: readonly DriftLayer[] }) {
  const t = useTranslations("drift.verdict");
  const formats = useFormats();
  const rest = culprits.length - CULPRITS_NAMED;
  return (
    <ol className="mt-1 space-y-0.5">
      {culprits.slice(0, CULPRITS_NAMED).map((position) => {
        const layer = layers[position];
        if (!layer) return null;
        const introduced = formats.text(formats.value(layer.introduced ?? 0, "dB"));
        return (
          <li key={position}>
            <LayerLink position={position} id={layer.id} className="link font-[560]" />{" "}
            {layer.op !== null && <span className="text-muted">{layer.op} · </span>}
            <span>{t(layer.evidence === "weights" ? "weightsBelow" : "caused", { introduced })}</span>
          </li>
        );
      })}
      {rest > 0 && <li className="text-muted">{t("more", { number: formats.count(rest) })}</li>}
    </ol>
  );
}

function ConcentrationWords({ judgement: { concentration } }: { judgement: Judged }) {
  const t = useTranslations("drift.concentration");
  const formats = useFormats();
  const { kind, op, share } = concentration;
  const values = { share: formats.share(share ?? 0), op: op ?? "" };
  return t(kind === "op-type" && op === null ? "op-type-unknown" : kind, values);
}
