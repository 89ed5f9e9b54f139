import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Freshness } from "@/components/freshness/freshness";
import { pinOf, queryHref } from "@/components/standing/query-href";
import type { AtMark } from "@/lib/domain/moment";

type Properties = {
  view: AtMark;
  /** The page, and its operation below `/api/v1`. */
  path: string;
  /** The filter of a list as applied, as a URL query. */
  query?: string;
  /** On the page of one: the list that it is of. */
  list?: { path: string; title: string };
  title: string;
  about: ReactNode;
};

/** The head of a list or of one on it: what it is, how fresh, the link that keeps it as it is, and the same as data. */
export function StandingHeading({ view, path, query, list, title, about }: Properties) {
  const t = useTranslations("standing");
  const asOf = pinOf(view);
  const asked = query === undefined ? { asOf } : Object.fromEntries(new URLSearchParams(query));
  const data = `/api/v1${path}`;
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-5 gap-y-1">
      <div className="min-w-0">
        {list && (
          <Link href={queryHref(list.path, { asOf })} prefetch={false} className="link">
            {list.title}
          </Link>
        )}
        <h1 className={list && "mt-1 wrap-anywhere"}>
          <bdi>{title}</bdi>
        </h1>
        <p className="text-muted">{about}</p>
      </div>
      <p className="flex flex-wrap items-baseline gap-x-2.5 text-muted">
        <Freshness
          of={view}
          pin={queryHref(path, { ...asked, asOf: view.pinned ? null : view.asOf })}
          help={t(view.pinned ? "unpinHelp" : "pinHelp")}
        />
        {!list && (
          <a href={queryHref(data, { ...asked, format: "csv" })} className="link" download>
            {t("export.csv")}
          </a>
        )}
        <a href={queryHref(data, asked)} className="link">
          {t("export.json")}
        </a>
      </p>
    </header>
  );
}
