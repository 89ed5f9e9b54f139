import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LayerNames } from "@/components/drift/layer-names";
import type { ListSource } from "@/components/drift/list/columns";
import { useFormats } from "@/components/format/use-formats";
import { Button } from "@/components/ui/button";
import type { NetworkView } from "@/lib/domain/drift-view";
import type { WorkaroundLine } from "@/lib/domain/workaround-view";
import { LayerHistory } from "./layer-history";
import { Links } from "./links";
import { MetricTable } from "./metric-table";
import { Why } from "./why";
import { Witnesses } from "./witnesses";

/** Layers of the same type that are named. */
const SAME_OP = 6;

type Properties = {
  network: NetworkView;
  source: ListSource;
  position: number;
  run: string;
  compared: boolean;
  chosen: boolean;
  onChoose: (position: number) => void;
  /** Positions that read each layer. */
  outputs: readonly (readonly number[])[];
  workarounds: readonly WorkaroundLine[];
};

/** Everything that is known of one layer. */
export function Inspector({ network, source, position, run, compared, chosen, onChoose, ...more }: Properties) {
  const t = useTranslations("drift.inspector");
  const formats = useFormats();
  const { layers, judgement, metrics, order } = network;
  const layer = layers[position];
  if (!layer) return null;
  const ranked = judgement.ok ? judgement.ranking.length : 0;
  const place = { position: formats.count(source.order[position] ?? 0), all: formats.count(layers.length) };
  return (
    <div>
      <h2 className="wrap-anywhere font-mono text-[0.8125rem]!">
        <bdi>{layer.id}</bdi>
      </h2>
      <p className="text-muted text-xs">
        {[
          layer.op,
          order === "none" ? null : t("position", place),
          layer.rank === null ? null : t("rank", { rank: formats.count(layer.rank), all: formats.count(ranked) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <div className="mt-2">
        <Why layer={layer} layers={layers} />
      </div>
      <Button small kind={chosen ? "plain" : "primary"} className="mt-2" onClick={() => onChoose(position)}>
        {t(chosen ? "untreat" : "treat")}
      </Button>
      <Part title={t("metrics")}>
        <MetricTable metrics={metrics} position={position} compared={compared} />
      </Part>
      <Part title={t("links")}>
        <Links layer={layer} layers={layers} order={order} outputs={more.outputs[position] ?? []} compared={compared} />
      </Part>
      {judgement.ok && (
        <Part title={t("witness")}>
          <Witnesses judgement={judgement} position={position} />
        </Part>
      )}
      <Part title={t("history")}>
        <LayerHistory run={run} layer={layer.id} />
      </Part>
      {layer.op !== null && (
        <Part title={t("sameOp", { op: layer.op })}>
          <SameOp network={network} position={position} op={layer.op} />
        </Part>
      )}
      <Part title={t("workarounds")}>
        <Treated workarounds={more.workarounds} id={layer.id} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-4 border-line border-t pt-2.5">
      <h3 className="eyebrow mb-1.5">{title}</h3>
      {children}
    </section>
  );
}

type SameOpProperties = Pick<Properties, "network" | "position"> & { op: string };

/** Layers of the same type, those that introduced most first. */
function SameOp({ network: { layers }, position, op }: SameOpProperties) {
  const t = useTranslations("drift.inspector");
  const formats = useFormats();
  const introducedBy = (at: number) => layers[at]?.introduced ?? Number.NEGATIVE_INFINITY;
  const same = layers
    .flatMap((layer, at) => (layer.op === op && at !== position ? [at] : []))
    .sort((x, y) => introducedBy(y) - introducedBy(x));
  if (same.length === 0) return <p className="text-muted">{t("sameOpNone")}</p>;
  const named = same.slice(0, SAME_OP);
  return (
    <ul className="space-y-0.5">
      {named.map((at) => (
        <li key={at} className="flex items-baseline gap-2">
          <span className="min-w-0">
            <LayerNames layers={layers} positions={[at]} />
          </span>
          <span className="ms-auto whitespace-nowrap">
            {layers[at]?.introduced == null ? "—" : `${formats.fixed(layers[at].introduced, 1, true)} dB`}
          </span>
        </li>
      ))}
      {same.length > named.length && (
        <li className="text-muted text-xs">+ {formats.count(same.length - named.length)}</li>
      )}
    </ul>
  );
}

function Treated({ workarounds, id }: { workarounds: readonly WorkaroundLine[]; id: string }) {
  const t = useTranslations("drift.inspector");
  const words = useTranslations("workarounds.treatment");
  const holding = workarounds.filter(({ layers }) => layers.includes(id));
  if (holding.length === 0) return <p className="text-muted">{t("workaroundsNone")}</p>;
  return (
    <ul className="space-y-0.5">
      {holding.map((one) => (
        <li key={one.id}>
          {words(one.treatment)}{" "}
          <span className="text-muted text-xs">
            {[one.chipName ?? one.chip, t("results", { count: one.results })].filter(Boolean).join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
