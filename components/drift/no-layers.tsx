import Link from "next/link";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { TableFrame } from "@/components/ui/table-frame";
import { TableHead } from "@/components/ui/table-head";
import type { RunLine } from "@/lib/domain/run-view";
import { useRunWords } from "./run-words";

/** How each tool is brought to write its layers (docs/formats.md, "What layers did"). */
const TOOLS = [
  {
    tool: "ONNX Runtime",
    how: "json.dump(compute_activation_error(matching), file); json.dump(compute_weight_error(matching), file)",
  },
  { tool: "Qualcomm QAIRT, SNPE", how: "summary.csv, verification.csv, *layerwise.csv" },
  {
    tool: "AIMET",
    how: "per_layer_quant_enabled.json, per_layer_quant_disabled.json, per_layer_mse_loss.json, min_max_ranges/",
  },
  { tool: "ExecuTorch", how: 'inspector.calculate_numeric_gap("MSE").to_csv("mse.csv")' },
  { tool: "TFLite", how: "debugger.layer_statistics_dump(file)" },
  { tool: "CSV", how: "layer,op,inputs,sqnr,local_sqnr,cosine" },
] as const;

/** A run without layers: how to bring them. */
export function NoLayers({ run }: { run: RunLine }) {
  const t = useTranslations("drift.noLayers");
  const words = useRunWords();
  const id = run.id;
  return (
    <article className="mx-auto max-w-4xl">
      <p className="text-muted">
        <Link href={`/runs/${encodeURIComponent(id)}`} prefetch={false} className="link">
          <bdi>{words.name(run)}</bdi> · <bdi>{words.place(run)}</bdi>
        </Link>
      </p>
      <h1 className="mt-1">{t("title")}</h1>
      <p className="mt-1 max-w-prose text-muted">{t("lead")}</p>
      <p className="mt-3">
        <ButtonLink kind="primary" href={`/import?run=${encodeURIComponent(id)}`}>
          {t("import")}
        </ButtonLink>
      </p>
      <h2 className="mt-5 mb-1.5">{t("command")}</h2>
      <pre className="code-block">npm run import -- layers.json model.onnx --run {id}</pre>
      <h2 className="mt-5 mb-1.5">{t("tools")}</h2>
      <TableFrame label={t("tools")}>
        <TableHead columns={[t("tool"), t("how")]} />
        <tbody>
          {TOOLS.map(({ tool, how }) => (
            <tr key={tool}>
              <td className="whitespace-nowrap">{tool}</td>
              <td>
                <code className="wrap-anywhere font-mono text-xs">{how}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <p className="mt-3 text-muted">{t("copy")}</p>
    </article>
  );
}
