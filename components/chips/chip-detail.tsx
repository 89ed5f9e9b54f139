import { useTranslations } from "next-intl";
import "@/components/standing/standing.css";
import { Section } from "@/components/changes/detail/section";
import { ChipFactsPanel } from "@/components/chips/chip-facts-panel";
import { ChipFamilies } from "@/components/chips/chip-families";
import { ChipModels } from "@/components/chips/chip-models";
import { ChipCoverage, ChipNeighbours } from "@/components/chips/chip-neighbours";
import { useNpuWords } from "@/components/chips/chip-words";
import { DevicesPanel } from "@/components/chips/devices-panel";
import { useFormats } from "@/components/format/use-formats";
import { Footnotes } from "@/components/known-issues/footnotes";
import { chipHref } from "@/components/layout/places";
import { BadgePanel } from "@/components/standing/badge-panel";
import { StandingFigures } from "@/components/standing/figures";
import { OpenChangesPanel } from "@/components/standing/open-changes";
import { pinOf, queryHref } from "@/components/standing/query-href";
import { StandingHeading } from "@/components/standing/standing-heading";
import { VersionsPanel } from "@/components/standing/versions-panel";
import { ButtonLink } from "@/components/ui/button";
import { Stat } from "@/components/ui/stat";
import type { ChipView } from "@/lib/domain/chip-view";

/** One chip: what is known of it, how it stands, what was never tried on it. */
export function ChipDetail({ view, origin }: { view: ChipView; origin: string }) {
  const { soc, chip, facts, standing, families, versions, changes, knownIssues } = view;
  const measured = standing.cells > 0;
  const asOf = pinOf(view);
  return (
    <article className="mx-auto max-w-[100rem]">
      <Heading view={view} />
      <div className="mt-3 grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,28rem)]">
        <div className="grid min-w-0 gap-3">
          <Standing view={view} />
          {measured && <ChipFamilies families={families} asOf={asOf} />}
          {measured && <ChipModels view={view} />}
          <ChipCoverage view={view} />
        </div>
        <div className="grid min-w-0 gap-3">
          <ChipFactsPanel chip={chip} facts={facts} />
          {measured && (
            <OpenChangesPanel changes={changes} all={queryHref("/changes", { chip: soc, asOf })} nameOf="model" />
          )}
          <ChipNeighbours view={view} />
          {measured && <VersionsPanel versions={versions} />}
          {measured && <DevicesPanel devices={view.devices} />}
          <BadgePanel
            path={`/badge/chip/${encodeURIComponent(soc)}.svg`}
            page={chipHref(soc)}
            origin={origin}
            name={chip?.name ?? soc}
          />
        </div>
      </div>
      <Footnotes issues={knownIssues} />
    </article>
  );
}

function Heading({ view }: { view: ChipView }) {
  const t = useTranslations("chips");
  const npu = useNpuWords();
  const { soc, chip } = view;
  return (
    <StandingHeading
      list={{ path: "/chips", title: t("title") }}
      title={chip?.name ?? soc}
      about={chip === null ? t("outside") : [chip.soc, npu(chip), chip.tier].join(" · ")}
      view={view}
      path={chipHref(soc)}
    />
  );
}

function Standing({ view }: { view: ChipView }) {
  const t = useTranslations("chips");
  const formats = useFormats();
  const { soc, standing, models } = view;
  const asOf = pinOf(view);
  const count = new Set(models.map(({ model }) => model)).size;
  return (
    <Section title={t("standing")} note={standing.cells === 0 ? t("neverMeasured") : undefined}>
      <StandingFigures standing={standing} asOf={asOf} says={["model", "scheme"]}>
        <Stat label={t("models")} value={formats.count(count)} />
      </StandingFigures>
      <p className="mt-3 flex flex-wrap gap-2">
        <ButtonLink small href={queryHref("/", { rows: "model", chip: soc, asOf })}>
          {t("inMatrix")}
        </ButtonLink>
        <ButtonLink small href={queryHref("/runs", { chip: soc, asOf })}>
          {t("inRuns")}
        </ButtonLink>
        <ButtonLink small href={queryHref("/plan", { chip: soc })}>
          {t("inPlan")}
        </ButtonLink>
      </p>
    </Section>
  );
}
