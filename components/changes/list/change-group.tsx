import Link from "next/link";
import { useTranslations } from "next-intl";
import { ChangeRow } from "@/components/changes/list/change-row";
import { GroupHeadline } from "@/components/changes/parts/group-headline";
import { useCauseText } from "@/components/changes/parts/group-words";
import { useFormats } from "@/components/format/use-formats";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { ChangeGroup as Group } from "@/lib/domain/change-view";
import { VERDICTS } from "@/lib/domain/changes/change";

type Properties = {
  group: Group;
  /** Where all of its changes are listed; null when they are. */
  all: string | null;
  hrefOf: (id: string) => string;
  may: boolean;
  /** Whether changes of several states are listed. */
  mixed: boolean;
  /** Numbers of known issues by change. */
  footnotes: Readonly<Record<string, readonly number[]>>;
};

const COLUMNS = ["verdict", "cell", "target", "values", "difference", "state"] as const;

/** What is likely one cause, with the changes that hurt most. */
export function ChangeGroup({ group, all, hrefOf, may, mixed, footnotes }: Properties) {
  const t = useTranslations("changes");
  const { count } = useFormats();
  const cause = useCauseText()(group.cause);
  const { total, changes } = group;
  const rest = total - changes.length;
  return (
    <section
      className="panel change-group"
      data-group={group.key}
      data-name={cause}
      data-total={total}
      aria-label={cause}
    >
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-3 pt-2 pb-1.5">
        <h2 className="min-w-0 max-w-full">
          {all === null ? (
            <GroupHeadline group={group} />
          ) : (
            <Link href={all} prefetch={false} className="hover:text-accent">
              <GroupHeadline group={group} />
            </Link>
          )}
        </h2>
        <Counts group={group} />
        <span className="ms-auto flex items-baseline gap-3">
          <Dates newest={group.newest} oldest={group.oldest} />
          {may && total > 1 && (
            <Button small data-triage="" aria-label={t("triage.allOf", { name: cause })}>
              {t("triage.all", { number: count(total) })}
            </Button>
          )}
        </span>
      </header>
      <table className="change-table table-plain">
        <colgroup>
          {COLUMNS.map((column) => (
            <col key={column} className={`change-col-${column}`} />
          ))}
          {may && <col className="change-col-actions" />}
        </colgroup>
        <thead className="sr-only">
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
            {may && <th scope="col">{t("column.actions")}</th>}
          </tr>
        </thead>
        <tbody>
          {changes.map((line) => (
            <ChangeRow
              key={line.id}
              line={line}
              href={hrefOf(line.id)}
              may={may}
              mixed={mixed}
              notes={footnotes[line.id] ?? []}
            />
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <p className="px-3 py-1.5 text-muted">
          {all === null ? (
            t("limited", { shown: count(changes.length), number: count(total) })
          ) : (
            <>
              {t("worst", { shown: count(changes.length), number: count(total) })}{" "}
              <Link
                href={all}
                prefetch={false}
                className="link ms-1.5"
                aria-label={t("openAllOf", { number: count(total), name: cause })}
              >
                {t("openAll", { number: count(total) })}
              </Link>
            </>
          )}
        </p>
      )}
    </section>
  );
}

/** Says nothing where every change is the same and the headline has the number. */
function Counts({ group: { counts } }: { group: Group }) {
  const t = useTranslations("changes");
  const formats = useFormats();
  return (
    <span className="flex flex-wrap gap-1">
      {VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => (
        <Badge key={verdict} tone={verdict}>
          {t("shownVerdict", { verdict: t(`verdict.${verdict}`), number: formats.count(counts[verdict]) })}
        </Badge>
      ))}
    </span>
  );
}

const DAY_MS = 24 * 60 * 60 * 1000;

function Dates({ newest, oldest }: { newest: number; oldest: number }) {
  const t = useTranslations("changes");
  const formats = useFormats();
  const long = newest - oldest > DAY_MS;
  return (
    <span className="whitespace-nowrap text-muted text-xs">
      {long && (
        <>
          <time dateTime={new Date(oldest).toISOString()}>{formats.instant(oldest)}</time> {t("to")}{" "}
        </>
      )}
      <time dateTime={new Date(newest).toISOString()}>{formats.instant(newest)}</time>
    </span>
  );
}
