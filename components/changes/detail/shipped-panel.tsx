import { useTranslations } from "next-intl";
import { Section } from "@/components/changes/detail/section";
import { useAxisName } from "@/components/changes/parts/moved-words";
import { shortVersion } from "@/components/series/point-labels";
import type { MovedAxis } from "@/lib/domain/changes/change";
import { type Shipped, type ShippedRelease, shippedBetween } from "@/lib/domain/shipped";

/** What came out between the two versions of each axis that moved, with dates and notes where a source has them. */
export function ShippedPanel({ moved }: { moved: readonly MovedAxis[] }) {
  const t = useTranslations("change");
  const shipped = shippedBetween(moved);
  if (shipped.length === 0) return null;
  return (
    <Section title={t("shipped")} note={t("shippedNote")}>
      {shipped.map((one) => (
        <Axis key={one.axis} shipped={one} />
      ))}
    </Section>
  );
}

function Axis({ shipped: { axis, kind, releases, backwards } }: { shipped: Shipped }) {
  const t = useTranslations("change");
  const axisName = useAxisName();
  const page = releases.find(({ notes }) => notes !== null && !notes.own)?.notes?.url;
  return (
    <div className="not-first:mt-3">
      <h3 className="text-muted text-xs">
        {axisName({ axis, option: null })} {backwards && t("backwards")}
      </h3>
      <ul className="mt-1 space-y-1">
        {releases.map((release) => (
          <Release key={release.version} release={release} />
        ))}
      </ul>
      {page && (
        <p className="mt-1 text-xs">
          <a href={page} className="link" rel="noreferrer">
            {t("allReleases")}
          </a>
        </p>
      )}
      {kind === "qairt" && <p className="mt-1 text-muted text-xs">{t("qairtNotes")}</p>}
    </div>
  );
}

function Release({ release: { version, dated, notes } }: { release: ShippedRelease }) {
  const t = useTranslations("change");
  return (
    <li className="flex flex-wrap items-baseline gap-x-2.5">
      <bdi className="font-[560]" title={version}>
        {shortVersion(version)}
      </bdi>
      <span className="text-muted" title={dated?.source}>
        {dated === null
          ? t("undated")
          : t(dated.basis === "build" ? "date.build" : `date.${dated.precision}`, { date: dated.date })}
      </span>
      {notes?.own && (
        <a href={notes.url} className="link" rel="noreferrer">
          {t("notes")}
        </a>
      )}
    </li>
  );
}
