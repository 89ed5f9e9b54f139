import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { FactList, FactPanel } from "@/components/runs/fact-list";
import type { RunView } from "@/lib/domain/run-view";

/** Nodes named before the rest is counted; the document has them all. */
const FALLBACK_SHOWN = 12;
const PROCESSORS = [
  ["npu", "bg-accent"],
  ["gpu", "bg-edge"],
  ["cpu", "bg-[var(--worse-4)]"],
] as const;

/** Where the graph ran, and what it cost. */
export function RunPlacement({ run: { placement, cost } }: { run: RunView }) {
  const t = useTranslations("run");
  const formats = useFormats();
  const rest = (placement?.fallback.length ?? 0) - FALLBACK_SHOWN;
  const milli = (value: number | null, unit: string) =>
    value === null ? null : formats.text(formats.value(value, unit));
  return (
    <FactPanel title={t("placement")} term="placement">
      {placement === null ? (
        <p className="text-muted">{t("placementUnknown")}</p>
      ) : (
        <PlacementBar placement={placement} />
      )}
      {placement !== null && placement.fallback.length > 0 && (
        <p className="mt-2 break-words text-muted text-xs">
          {t("fallback")} <bdi className="font-mono">{placement.fallback.slice(0, FALLBACK_SHOWN).join(" ")}</bdi>
          {rest > 0 && ` ${t("more", { count: rest, number: formats.count(rest) })}`}
        </p>
      )}
      <h3 className="eyebrow mt-3.5 mb-1">{t("cost")}</h3>
      <FactList
        facts={[
          { label: t("latency"), value: milli(cost.latencyMs, "ms") },
          { label: t("memory"), value: cost.peakMemoryBytes === null ? null : formats.bytes(cost.peakMemoryBytes) },
          { label: t("energy"), value: milli(cost.energyMj, "mJ") },
        ]}
      />
    </FactPanel>
  );
}

/** Nodes by processor, as a bar and in words. */
export function PlacementBar({ placement }: { placement: NonNullable<RunView["placement"]> }) {
  const t = useTranslations("run");
  const formats = useFormats();
  const parts = PROCESSORS.map(([processor, colour]) => ({ processor, colour, nodes: placement[processor] }));
  return (
    <>
      <div className="flex h-2 gap-px overflow-hidden rounded-full bg-line" aria-hidden="true">
        {parts.map(({ processor, colour, nodes }) => (
          <span key={processor} className={colour} style={{ flexGrow: nodes ?? 0 }} />
        ))}
      </div>
      <ul className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5">
        {parts.map(({ processor, colour, nodes }) => (
          <li key={processor} className="flex items-center gap-1.5">
            <span className={`size-2 rounded-full ${colour}`} aria-hidden="true" />
            {t("nodes", {
              processor: processor.toUpperCase(),
              nodes: nodes === null ? t("unknown") : formats.count(nodes),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
