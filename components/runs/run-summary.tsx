import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { useTargetName } from "@/components/runs/run-names";
import { Stat, StatList } from "@/components/ui/stat";
import type { RunView } from "@/lib/domain/run-view";

/** Characters of a hash that tell files apart at a glance; the whole of it stands below. */
const SHORT_HASH = 10;

/** What was measured, against what, where, on which software, and which file: one line of figures. */
export function RunSummary({ run }: { run: RunView }) {
  const t = useTranslations("run.summary");
  const words = useTranslations("run");
  const formats = useFormats();
  const targetName = useTargetName();
  const { line, reference, stack, artifact, os } = run;
  const unknown = <span className="font-normal text-base text-muted">{words("unknown")}</span>;
  const figure = (value: number) => formats.text(formats.value(value, line.unit));
  const n = line.samples === null ? t("nUnknown") : t("n", { number: formats.count(line.samples) });
  const hash = artifact.quantizedSha256 ?? artifact.compiledSha256 ?? artifact.sourceSha256;
  const kind = artifact.quantizedSha256
    ? "quantizedSha256"
    : artifact.compiledSha256
      ? "compiledSha256"
      : "sourceSha256";
  return (
    <div className="panel mt-3 px-4 py-3 [overflow-wrap:anywhere]">
      <StatList>
        <Stat
          label={line.metricName}
          value={line.value === null ? words(`status.${line.status}`) : figure(line.value)}
          detail={[line.dataset, line.split, n].filter(Boolean).join(" · ")}
        />
        <Stat
          label={words("delta")}
          value={line.delta === null ? unknown : formats.text(formats.delta(line.delta, line.unit))}
          detail={
            reference === null
              ? t("noReference")
              : t("against", { value: figure(reference.value), source: reference.source })
          }
        />
        <Stat
          label={t("where")}
          value={<span className="text-base">{targetName(line)}</span>}
          detail={[line.chip, line.device, os].filter(Boolean).join(" · ")}
        />
        <Stat
          label={t("software")}
          value={<span className="text-base">{line.path ?? words("unknown")}</span>}
          detail={
            [stack.qairt && `QAIRT ${stack.qairt}`, stack.onnxruntime && `ORT ${stack.onnxruntime}`, stack.runtime]
              .filter(Boolean)
              .join(" · ") || t("noVersion")
          }
        />
        <Nodes run={run} />
        <Stat
          label={t("file")}
          value={hash === null ? unknown : <code className="font-mono text-sm">{hash.slice(0, SHORT_HASH)}</code>}
          detail={hash === null ? t("noHash") : words(kind)}
        />
      </StatList>
    </div>
  );
}

function Nodes({ run: { placement, supplements } }: { run: RunView }) {
  const t = useTranslations("run.summary");
  const words = useTranslations("run");
  const formats = useFormats();
  const said = supplements.find((one) => one.placement !== null)?.placement ?? placement;
  if (!said || said.npu === null)
    return (
      <Stat label={t("nodes")} value={<span className="font-normal text-base text-muted">{words("unknown")}</span>} />
    );
  const total = said.npu + (said.gpu ?? 0) + (said.cpu ?? 0);
  return (
    <Stat
      label={t("nodes")}
      value={`${formats.count(said.npu)} / ${formats.count(total)}`}
      detail={t("others", { gpu: formats.count(said.gpu ?? 0), cpu: formats.count(said.cpu ?? 0) })}
    />
  );
}
