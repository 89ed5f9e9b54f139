import { useTranslations } from "next-intl";
import { FactList, FactPanel } from "@/components/runs/fact-list";
import { NamedValues } from "@/components/runs/named-values";
import { useTargetName } from "@/components/runs/run-names";
import type { RunView } from "@/lib/domain/run-view";

/** The environment: target and the software that ran it. */
export function RunStack({ run }: { run: RunView }) {
  const t = useTranslations("run");
  const matrix = useTranslations("matrix");
  const targetName = useTargetName();
  const { line, stack, os } = run;
  const device = line.targetKind === "device";
  return (
    <FactPanel title={t("environment")} term="stack">
      <FactList
        facts={[
          { label: t("target"), value: matrix(`target.${line.targetKind}`) },
          ...(device
            ? [
                { label: t("chip"), value: [targetName(line), line.chipName && line.chip].filter(Boolean).join(" · ") },
                { label: t("device"), value: line.device },
              ]
            : []),
          { label: t("os"), value: os },
          { label: t("path"), value: line.path },
          { label: t("backend"), value: stack.backend },
          { label: "QAIRT", value: stack.qairt },
          { label: t("qairtCompile"), value: stack.qairtCompile },
          { label: "ONNX Runtime", value: stack.onnxruntime },
          { label: "QNN EP", value: stack.qnnEp },
          ...(stack.runtime === null ? [] : [{ label: t("runtime"), value: stack.runtime }]),
        ]}
      />
      <NamedValues title={t("options")} values={stack.options} />
      <NamedValues title={t("requested")} values={stack.requested} />
      <NamedValues title={t("numerics")} values={stack.numerics} />
    </FactPanel>
  );
}
