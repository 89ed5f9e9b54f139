import Link from "next/link";
import { useTranslations } from "next-intl";
import { useBisectWords } from "@/components/changes/detail/bisect-words";
import { Section } from "@/components/changes/detail/section";
import { useAxisName } from "@/components/changes/parts/moved-words";
import { useFormats } from "@/components/format/use-formats";
import { FactList } from "@/components/runs/fact-list";
import { useStackWords } from "@/components/series/stack-words";
import { CopyButton } from "@/components/ui/copy-button";
import type { ChangeView } from "@/lib/domain/change-view";
import type { PointName } from "@/lib/domain/changes/change";

/** Where a drop began and ended, what nobody ran in between, and the run that would tell. */
export function ExtentPanel({ view: { line, judgement } }: { view: ChangeView }) {
  const t = useTranslations("change");
  const axisName = useAxisName();
  const bisectWords = useBisectWords();
  const { lastGood, firstBad, recovered, untested, bisect } = judgement;
  if (!lastGood || !firstBad) return null;
  const sentence = bisect && bisectWords(line.cell, bisect);
  const within = lastGood.pointKey === firstBad.pointKey;
  return (
    <Section title={t("extent")} note={within ? t("withinVersion") : undefined}>
      <FactList
        facts={[
          { label: t("lastGood"), value: <Point point={lastGood} /> },
          { label: t("firstBad"), value: <Point point={firstBad} /> },
          { label: t("recovered"), value: recovered ? <Point point={recovered} /> : t("notRecovered") },
        ]}
      />
      {untested.map(({ axis, versions }) => (
        <p key={axis} className="mt-2.5 max-w-prose break-words">
          {t("untested", {
            axis: axisName({ axis, option: null }),
            count: versions.length,
            versions: versions.join(", "),
          })}
        </p>
      ))}
      {bisect && sentence && (
        <div className="mt-2.5 rounded-md border border-line bg-sunken px-3 py-2">
          <p className="text-muted text-xs">{t(`bisect.${bisect.why}`)}</p>
          <p className="mt-0.5 break-words">{sentence}</p>
          <div className="mt-1 -ms-2">
            <CopyButton text={sentence} words={{ copy: t("copy"), copied: t("copied") }} />
          </div>
        </div>
      )}
    </Section>
  );
}

function Point({ point }: { point: PointName }) {
  const stackWords = useStackWords();
  const formats = useFormats();
  return (
    <>
      <Link href={`/runs/${encodeURIComponent(point.runId)}`} prefetch={false} className="link">
        {stackWords(point.stack)}
      </Link>{" "}
      <span className="whitespace-nowrap text-muted">{formats.instant(point.at)}</span>
    </>
  );
}
