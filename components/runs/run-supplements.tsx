import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { FactList, FactPanel } from "@/components/runs/fact-list";
import { PlacementBar } from "@/components/runs/run-placement";
import type { RunView } from "@/lib/domain/run-view";

/** What files that came later say of this run; nothing when there are none. */
export function RunSupplements({ run: { supplements } }: { run: RunView }) {
  const t = useTranslations("run");
  const formats = useFormats();
  const latency = (value: number | null) => (value === null ? null : formats.text(formats.value(value, "ms")));
  if (supplements.length === 0) return null;
  return (
    <FactPanel title={t("supplements")}>
      {supplements.map((one) => (
        <section key={one.id} className="mt-2 first:mt-0">
          <p className="break-words text-muted text-xs">
            {one.source}
            {one.file !== null && (
              <>
                {" · "}
                <bdi>{one.file}</bdi>
              </>
            )}
            {" · "}
            {formats.instant(one.receivedAt)}
          </p>
          {one.placement !== null && <PlacementBar placement={one.placement} />}
          <FactList
            facts={[
              { label: t("latency"), value: latency(one.latencyMs) },
              { label: t("memory"), value: one.peakMemoryBytes === null ? null : formats.bytes(one.peakMemoryBytes) },
              { label: t("partitions"), value: one.partitions === null ? null : formats.count(one.partitions) },
              { label: t("note"), value: one.note },
            ]}
          />
        </section>
      ))}
    </FactPanel>
  );
}
