import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Section } from "@/components/changes/detail/section";
import { useFormats } from "@/components/format/use-formats";
import { Outcome } from "@/components/runs/outcome";
import { useStackWords } from "@/components/series/stack-words";
import { TableFrame } from "@/components/ui/table-frame";
import type { ChangeEnd, ChangeView } from "@/lib/domain/change-view";
import type { RunLine } from "@/lib/domain/run-view";

type Side = { line: RunLine; end: ChangeEnd };

/** Both runs side by side: what came out, on what, when, by whom. */
export function BothRuns({ view: { line, runs } }: { view: ChangeView }) {
  const t = useTranslations("change");
  const run = useTranslations("run");
  const matrix = useTranslations("matrix");
  const formats = useFormats();
  const stackWords = useStackWords();
  const sides: Side[] = [
    { line: runs.from, end: line.from },
    { line: runs.to, end: line.to },
  ];
  const rows: { label: string; cells: ReactNode[] }[] = [
    { label: run("result"), cells: sides.map(({ line: one }) => <Outcome key={one.id} line={one} />) },
    { label: t("versions"), cells: sides.map(({ end }) => stackWords(end.stack)) },
    { label: t("measured"), cells: sides.map(({ end }) => formats.instant(end.at)) },
    { label: run("device"), cells: sides.map(({ line: one }) => one.device) },
    { label: run("runner"), cells: sides.map(({ line: one }) => one.runner) },
    { label: run("campaign"), cells: sides.map(({ line: one }) => one.campaign) },
    {
      label: t("marks"),
      cells: sides.map(
        ({ line: one }) => one.marks.map((mark) => matrix(`mark.${mark}`)).join(matrix("separator")) || null,
      ),
    },
  ];
  return (
    <Section title={t("bothRuns")}>
      <TableFrame look="plain" className="table-fixed">
        <thead>
          <tr>
            <td className="w-[22%]" />
            {sides.map(({ line: one }, index) => (
              <th key={one.id} scope="col">
                <Link href={`/runs/${encodeURIComponent(one.id)}`} prefetch={false} className="link">
                  {t(index === 0 ? "runBefore" : "runAfter")}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(({ cells }) => cells.some((cell) => cell !== null))
            .map(({ label, cells }) => (
              <tr key={label}>
                <th scope="row" className="break-words align-top font-normal text-muted">
                  {label}
                </th>
                {cells.map((cell, index) => (
                  <td key={sides[index]?.line.id} className="break-words align-top">
                    {cell ?? <span className="text-muted">{run("unknown")}</span>}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </TableFrame>
    </Section>
  );
}
