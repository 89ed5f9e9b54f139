import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { FactList, FactPanel } from "@/components/runs/fact-list";
import type { RunView, SameFiles } from "@/lib/domain/run-view";

/** The files behind the result, by hash, each with the runs that share it, and how they were calibrated. */
export function RunArtifact({ run: { artifact, calibration }, sameFiles }: { run: RunView; sameFiles: SameFiles }) {
  const t = useTranslations("run");
  const formats = useFormats();
  return (
    <FactPanel title={t("artifact")} term="hashes">
      <FactList
        facts={[
          { label: t("sourceSha256"), value: sharedHash(artifact.sourceSha256, sameFiles.source), code: true },
          { label: t("quantizedSha256"), value: sharedHash(artifact.quantizedSha256, sameFiles.quantized), code: true },
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

const sharedHash = (sha256: string | null, same: SameFiles["source"]) =>
  sha256 && <SharedHash sha256={sha256} same={same} />;

function SharedHash({ sha256, same }: { sha256: string; same: SameFiles["source"] }) {
  const t = useTranslations("run.sameFile");
  const formats = useFormats();
  if (same === null) return sha256;
  const number = formats.count(same.others);
  return (
    <>
      {sha256}{" "}
      <span className="whitespace-nowrap font-sans">
        {same.others === 0 ? (
          <span className="text-muted">{t("none")}</span>
        ) : (
          <Link href={`/runs?artifact=${sha256}`} prefetch={false} className="link">
            {same.capped ? t("capped", { number }) : t("others", { count: same.others, number })}
          </Link>
        )}
      </span>
    </>
  );
}
