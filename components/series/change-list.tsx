import Link from "next/link";
import { useTranslations } from "next-intl";
import { useLeadWords } from "@/components/changes/detail/lead-words";
import { MovedVersions } from "@/components/changes/parts/moved-versions";
import { StateBadge } from "@/components/changes/parts/state-badge";
import { VerdictBadge } from "@/components/changes/parts/verdict-badge";
import { useFormats } from "@/components/format/use-formats";
import type { ChangeLine } from "@/lib/domain/change-view";

/** Changes of one cell, newest first, each in a sentence. */
export function ChangeList({ changes }: { changes: readonly ChangeLine[] }) {
  const t = useTranslations("changes");
  const formats = useFormats();
  const leadWords = useLeadWords();
  return (
    <ul className="divide-y divide-line">
      {changes.map((line) => (
        <li key={line.id} className="py-2 first:pt-0 last:pb-0">
          <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <VerdictBadge verdict={line.verdict} />
            <Link href={`/changes/${line.id}`} prefetch={false} className="link">
              {leadWords(line)}
            </Link>
            <StateBadge state={line.state} assignee={line.assignee} />
          </p>
          <p className="mt-0.5 flex flex-wrap gap-x-3 text-muted text-xs">
            <span>{t(`kind.${line.kind}`)}</span>
            <MovedVersions moved={line.moved} />
            <span>{formats.instant(line.at)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
