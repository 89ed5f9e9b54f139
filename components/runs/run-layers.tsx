import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { FactList, FactPanel } from "@/components/runs/fact-list";
import type { RunView } from "@/lib/domain/run-view";

/** Leads to the layers, which may have come with the run or in files of their own. */
export function RunLayers({ run: { line, layers } }: { run: RunView }) {
  const t = useTranslations("drift.onRun");
  const formats = useFormats();
  return (
    <FactPanel title={t("title")}>
      {layers === null ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <FactList
          facts={[
            { label: t("title"), value: formats.count(layers.nodes) },
            { label: t("metrics"), value: layers.metrics.join(", ") },
            { label: t("reference"), value: layers.against },
            { label: t("samples"), value: layers.samples === null ? null : formats.count(layers.samples) },
          ]}
        />
      )}
      <p className="mt-2">
        <Link href={`/runs/${encodeURIComponent(line.id)}/layers`} prefetch={false} className="link">
          {t("open")}
        </Link>
      </p>
    </FactPanel>
  );
}
