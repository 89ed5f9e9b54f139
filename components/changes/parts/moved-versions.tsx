import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { useAxisName, useMovedText } from "@/components/changes/parts/moved-words";
import { shortVersions } from "@/components/format/versions";
import type { MovedAxis } from "@/lib/domain/changes/change";

/** Moved axes that are said; the rest are counted. */
const AXES_SHOWN = 3;

type Properties = {
  moved: readonly MovedAxis[];
  /** All of them, however many there are. */
  whole?: boolean;
};

/** What moved between both ends, `QAIRT 2.42.0 → 2.45.0`; says so when nothing recorded did. */
export function MovedVersions({ moved, whole = false }: Properties) {
  const t = useTranslations("changes");
  const text = useMovedText();
  if (moved.length === 0) return <span className="text-muted">{t("nothingMoved")}</span>;
  const shown = whole ? moved : moved.slice(0, AXES_SHOWN);
  const rest = moved.slice(shown.length);
  return (
    <span>
      {shown.map((one, index) => (
        <Fragment key={`${one.axis} ${one.option}`}>
          <Moved moved={one} />
          {index + 1 < shown.length && t("separator")}
        </Fragment>
      ))}
      {rest.length > 0 && (
        <span className="text-muted" title={rest.map(text).join(t("separator"))}>
          {` ${t("moreMoved", { count: rest.length })}`}
        </span>
      )}
    </span>
  );
}

function Moved({ moved }: { moved: MovedAxis }) {
  const t = useTranslations("changes");
  const { from, to } = shortVersions(moved.from, moved.to);
  return (
    <span title={useMovedText()(moved)}>
      <bdi>{useAxisName()(moved)}</bdi> <Version version={from} />{" "}
      <span className="text-muted" aria-hidden="true">
        {t("arrow")}
      </span>
      <span className="sr-only">{t("to")}</span> <Version version={to} />
    </span>
  );
}

function Version({ version }: { version: string | null }) {
  const t = useTranslations("changes");
  if (version === null) return <span className="text-muted">{t("unknown")}</span>;
  return <bdi className="inline-block max-w-40 truncate align-bottom">{version}</bdi>;
}
