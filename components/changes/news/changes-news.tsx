import Link from "next/link";
import { useTranslations } from "next-intl";
import { SeenButton } from "@/components/changes/news/seen-button";
import { GroupHeadline } from "@/components/changes/parts/group-headline";
import { useFormats } from "@/components/format/use-formats";
import { VERDICTS, type Verdict } from "@/lib/domain/changes/change";
import type { ChangesNews as News } from "@/lib/domain/changes-news";

/** What changed since the reader last looked, one line a cause, each leading to its changes. */
export function ChangesNews({ news }: { news: News }) {
  const t = useTranslations("changes.news");
  const { groups, more, asOf } = news;
  return (
    <section
      aria-label={t("label")}
      className="panel mb-2.5 flex gap-x-4 gap-y-1 px-3 py-1.5 max-lg:flex-col lg:items-baseline print:hidden"
    >
      <Since news={news} />
      <ul className="flex min-w-0 flex-1 flex-wrap gap-x-5 gap-y-1">
        {groups.map((group) => (
          <li key={group.key} className="flex min-w-0 max-w-full items-baseline gap-1.5">
            <span className="verdict-dot" data-tone={worstOf(group.counts)} aria-hidden="true" />
            <Link
              href={`/changes?${new URLSearchParams({ group: group.key })}`}
              prefetch={false}
              className="tap min-w-0 hover:text-accent"
            >
              {/* One text: as a flex container for fingers, the link would set its parts side by side. */}
              <span>
                <GroupHeadline group={group} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <span className="flex shrink-0 items-baseline gap-2">
        <Link href="/changes" prefetch={false} className="link whitespace-nowrap">
          {t(more ? "more" : "label")}
        </Link>
        <SeenButton asOf={asOf} words={t("seen")} help={t("seenHelp")} />
      </span>
    </section>
  );
}

function Since({ news: { looked, sinceTime } }: { news: News }) {
  const t = useTranslations("changes.news");
  const { instant } = useFormats();
  const words =
    looked && sinceTime !== null ? t("since", { time: instant(sinceTime) }) : t(looked ? "everything" : "days");
  return <span className="shrink-0 text-muted">{words}</span>;
}

const worstOf = (counts: Record<Verdict, number>) => VERDICTS.find((verdict) => counts[verdict] > 0);
