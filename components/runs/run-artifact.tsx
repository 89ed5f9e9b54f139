import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { FactList, FactPanel } from "@/components/runs/fact-list";
import type { RunView } from "@/lib/domain/run-view";

/** The files behind the result, by hash, and how they were calibrated. */
export function RunArtifact({ run: { artifact, calibration } }: { run: RunView }) {
  const t = useTranslations("run");
  const formats = useFormats();
  return (
    <FactPanel title={t("artifact")} term="hashes">
      <FactList
        facts={[
          { label: t("sourceSha256"), value: artifact.sourceSha256, code: true },
          { label: t("quantizedSha256"), value: artifact.quantizedSha256, code: true },
          { label: t("compiledSha256"), value: artifact.compiledSha256, code: true },
          { label: t("size"), value: artifact.bytes === null ? null : formats.bytes(artifact.bytes) },
          { label: t("producer"), value: artifact.producer },
          ...(calibration === null
            ? [{ label: t("calibration"), value: null }]
            : [
                {
                  label: t("calibration"),
                  value: [
                    calibration.algorithm,
                    calibration.dataset,
                    calibration.samples === null
                      ? null
                      : t("calibrationSamples", { number: formats.count(calibration.samples) }),
                    calibration.site,
                  ]
                    .filter(Boolean)
                    .join(" · "),
                },
              ]),
        ]}
      />
    </FactPanel>
  );
}
