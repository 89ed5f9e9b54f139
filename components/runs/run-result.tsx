import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { FactList, FactPanel } from "@/components/runs/fact-list";
import type { RunView } from "@/lib/domain/run-view";

/** Result, reference and evaluation: what was measured, against what, on which samples. */
export function RunResult({ run }: { run: RunView }) {
  const t = useTranslations("run");
  const formats = useFormats();
  const { line, result, reference, evaluation, direction } = run;
  const figure = (value: number | null) => (value === null ? null : formats.text(formats.value(value, line.unit)));
  const optional = [
    result.correct === null ? null : { label: t("correct"), value: formats.count(result.correct) },
    result.stderr === null ? null : { label: t("stderr"), value: figure(result.stderr) },
    result.repeats.length === 0
      ? null
      : { label: t("repeats"), value: result.repeats.map((value) => figure(value)).join(" · ") },
    result.outputSha256 === null ? null : { label: t("outputSha256"), value: result.outputSha256, code: true },
  ].filter((fact) => fact !== null);
  return (
    <FactPanel title={t("result")}>
      <FactList
        facts={[
          { label: t("value"), value: figure(line.value) },
          {
            label: t("delta"),
            term: "delta",
            value: line.delta === null ? null : formats.text(formats.delta(line.delta, line.unit)),
          },
          {
            label: t("reference"),
            term: "reference",
            value: reference && <Reference reference={reference} text={figure(reference.value)} />,
          },
          ...optional,
          { label: t("perSample"), value: t(result.perSample ? "sent" : "notSent") },
          { label: t("dataset"), value: line.split === null ? line.dataset : `${line.dataset} · ${line.split}` },
          {
            label: t("metric"),
            value: t("metricDirection", { metric: line.metricName, direction: t(`direction.${direction}`) }),
          },
          { label: t("samples"), value: line.samples === null ? null : formats.count(line.samples) },
          { label: t("sampleList"), value: evaluation.sampleSha256, code: true },
        ]}
      />
    </FactPanel>
  );
}

function Reference({ reference, text }: { reference: NonNullable<RunView["reference"]>; text: string | null }) {
  const t = useTranslations("run");
  return (
    <>
      {text} · <bdi>{reference.source}</bdi> ·{" "}
      {reference.runId === null ? (
        t("inlineReference")
      ) : (
        <Link href={`/runs/${encodeURIComponent(reference.runId)}`} prefetch={false} className="link">
          {t("referenceRun")}
        </Link>
      )}
    </>
  );
}
