import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { GateEvidence } from "@/lib/domain/cause/cause";

/** What a gate saw, in a sentence. */
export function Evidence({ evidence, unit }: { evidence: GateEvidence; unit: string }) {
  const t = useTranslations("cause");
  return (
    <>
      <EvidenceText evidence={evidence} unit={unit} />
      {"otherRunId" in evidence && (
        <>
          {" "}
          <Link href={`/runs/${encodeURIComponent(evidence.otherRunId)}`} prefetch={false} className="link">
            {t("otherRun")}
          </Link>
        </>
      )}
    </>
  );
}

function EvidenceText({ evidence, unit }: { evidence: GateEvidence; unit: string }): string {
  const t = useTranslations("cause.evidence");
  const formats = useFormats();
  const size = (value: number) => formats.text(formats.size(value, unit));
  const delta = (value: number) => formats.text(formats.delta(value, unit));
  switch (evidence.fact) {
    case "reference-of-another-script":
    case "reference-script-unknown":
      return t(evidence.fact, { source: evidence.source });
    case "reference-depends":
      return t(evidence.fact, {
        source: evidence.source,
        drop: size(evidence.drop),
        otherSource: evidence.otherSource,
        otherDrop: delta(evidence.otherDrop),
      });
    case "outputs-equal-but-scored-differently":
      return t(evidence.fact, { difference: size(Math.abs(evidence.difference)) });
    case "npu-share":
      return t(evidence.fact, { share: formats.share(evidence.share), minimum: formats.share(evidence.minimum) });
    case "npu-share-unlike-comparators":
      return t(evidence.fact, {
        share: formats.share(evidence.share),
        comparator: formats.share(evidence.comparator),
      });
    case "not-meant-for-the-npu":
      return t(evidence.fact, { backend: evidence.backend });
    case "outputs-not-finite":
    case "outputs-constant":
    case "outputs-equal-for-other-inputs":
    case "outputs-unknown":
    case "placement-unknown":
      return t(evidence.fact);
  }
}
