import { useTranslations } from "next-intl";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import { LAYER_METRIC_SCOPES, type LayerMetricScope } from "@/lib/domain/drift/layer-metrics";
import type { MetricColumn } from "@/lib/domain/drift-view";
import { useMetricWords } from "./metric-words";

type Properties = {
  metrics: readonly MetricColumn[];
  position: number;
  /** False when there is no healthy side. */
  compared: boolean;
};

/** Every metric of one layer on both sides, by what it speaks of. */
export function MetricTable({ metrics, position, compared }: Properties) {
  const t = useTranslations("drift.inspector");
  const known = metrics.filter(({ a, b }) => a?.[position] != null || b?.[position] != null);
  const scopes: (LayerMetricScope | null)[] = [...LAYER_METRIC_SCOPES, null];
  if (known.length === 0) return null;
  return (
    <TableFrame look="plain" label={t("metrics")} className="inspector-metrics">
      <TableHead
        columns={[t("metric"), ...(compared ? [{ name: "A", number: true }] : []), { name: "B", number: true }]}
      />
      {scopes.map((scope) => (
        <Group
          key={scope}
          scope={scope}
          metrics={known.filter((metric) => metric.scope === scope)}
          position={position}
          compared={compared}
        />
      ))}
    </TableFrame>
  );
}

function Group({ scope, metrics, position, compared }: Properties & { scope: LayerMetricScope | null }) {
  const t = useTranslations("drift.inspector");
  const words = useMetricWords();
  if (metrics.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={compared ? 3 : 2} className="eyebrow pt-2!">
          {t(`scope.${scope ?? "unknown"}`)}
        </th>
      </tr>
      {metrics.map((metric) => (
        <tr key={metric.name}>
          <th scope="row">
            <span className="text-ink">{words.name(metric.name)}</span>
            <span className="block text-2xs">{words.meaning(metric)}</span>
          </th>
          {compared && <Figure metric={metric.name} value={metric.a?.[position] ?? null} />}
          <Figure metric={metric.name} value={metric.b?.[position] ?? null} />
        </tr>
      ))}
    </tbody>
  );
}

function Figure({ metric, value }: { metric: string; value: number | null }) {
  const words = useMetricWords();
  const { text, trap } = words.value(metric, value);
  return (
    <td data-number title={trap ?? undefined} className={trap === null ? undefined : "text-muted"}>
      {text}
      {trap !== null && <span className="block max-w-28 whitespace-normal text-2xs">{trap}</span>}
    </td>
  );
}
