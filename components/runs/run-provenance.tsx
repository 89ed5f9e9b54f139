import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { FactList, FactPanel } from "@/components/runs/fact-list";
import { NamedValues } from "@/components/runs/named-values";
import type { RunView } from "@/lib/domain/run-view";

/** Who sent it and when, where an imported run came from, layers and links. */
export function RunProvenance({ run }: { run: RunView }) {
  const t = useTranslations("run");
  const formats = useFormats();
  const { line, runnerVersion, provenance, layers, links } = run;
  return (
    <FactPanel title={t("provenance")} term="provenance">
      <FactList
        facts={[
          { label: t("received"), value: formats.instant(line.receivedAt) },
          { label: t("started"), value: line.startedAt === null ? null : formats.instant(line.startedAt) },
          { label: t("runner"), value: [line.runner, runnerVersion].filter(Boolean).join(" ") || null },
          ...(line.campaign === null
            ? []
            : [{ label: t("campaign"), term: "campaign" as const, value: line.campaign }]),
          ...(provenance === null
            ? []
            : [
                { label: t("format"), value: [provenance.format, provenance.release].filter(Boolean).join(" ") },
                { label: t("file"), value: provenance.file, code: true },
              ]),
          ...(layers === null
            ? []
            : [
                {
                  label: t("layers"),
                  value: t("layersOf", { nodes: formats.count(layers.nodes), metrics: layers.metrics.join(", ") }),
                },
              ]),
        ]}
      />
      {provenance !== null && <NamedValues title={t("original")} values={provenance.original} />}
      {links.length > 0 && (
        <ul className="mt-3 flex flex-wrap gap-3">
          {links.map(({ label, url }) => (
            <li key={`${label} ${url}`} className="min-w-0">
              <a href={url} rel="noreferrer nofollow" className="link break-all">
                <bdi>{label}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </FactPanel>
  );
}
