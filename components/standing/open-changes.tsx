import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLeadWords } from "@/components/changes/detail/lead-words";
import { Section } from "@/components/changes/detail/section";
import { CellMarks } from "@/components/changes/parts/cell-marks";
import { useCellWords } from "@/components/changes/parts/cell-words";
import { MovedVersions } from "@/components/changes/parts/moved-versions";
import { VerdictBadge } from "@/components/changes/parts/verdict-badge";
import { useFormats } from "@/components/format/use-formats";
import { ButtonLink } from "@/components/ui/button";
import type { ChangeLine } from "@/lib/domain/change-view";
import type { OpenChanges } from "@/lib/domain/chip-view";

type Properties = {
  changes: OpenChanges;
  /** The list of changes of the same chip or model. */
  all: string;
  /** What of a change's cell the page does not say already. */
  nameOf: "model" | "target";
};

/** Changes that nobody has dealt with, the worst ones in a sentence each. */
export function OpenChangesPanel({ changes: { lines, all: counted }, all, nameOf }: Properties) {
  const t = useTranslations("standing.changes");
  const formats = useFormats();
  return (
    <Section title={t("title")}>
      {lines.length === 0 ? (
        <p className="text-muted">{t(counted.count === 0 ? "none" : "referencesOnly")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {lines.map((line) => (
            <li key={line.id} className="py-2 first:pt-0 last:pb-0">
              <Line line={line} nameOf={nameOf} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2.5">
        <ButtonLink small href={all}>
          {counted.count > 0
            ? t(counted.capped ? "moreThan" : "all", { count: counted.count, number: formats.count(counted.count) })
            : t("list")}
        </ButtonLink>
      </p>
    </Section>
  );
}

function Line({ line, nameOf }: { line: ChangeLine; nameOf: Properties["nameOf"] }) {
  const formats = useFormats();
  const leadWords = useLeadWords();
  const words = useCellWords()(line.cell);
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <VerdictBadge verdict={line.verdict} />
        <Link href={`/changes/${encodeURIComponent(line.id)}`} prefetch={false} className="link">
          {leadWords(line)}
        </Link>
        <CellMarks cell={line.cell} />
      </p>
      <p className="mt-0.5 flex flex-wrap gap-x-3 text-muted text-xs">
        <bdi className="wrap-anywhere">{`${words[nameOf]} · ${words.how}`}</bdi>
        <MovedVersions moved={line.moved} />
        <span>{formats.instant(line.at)}</span>
      </p>
    </>
  );
}
