import { useTranslations } from "next-intl";
import "@/components/standing/standing.css";
import { Section } from "@/components/changes/detail/section";
import { useFormats } from "@/components/format/use-formats";
import { Footnotes } from "@/components/known-issues/footnotes";
import { modelHref } from "@/components/layout/places";
import { ArtifactsPanel } from "@/components/models/artifacts-panel";
import { EvaluationsPanel } from "@/components/models/evaluations-panel";
import { StandingGridPanel } from "@/components/models/standing-grid-panel";
import { BadgePanel } from "@/components/standing/badge-panel";
import { StandingFigures } from "@/components/standing/figures";
import { OpenChangesPanel } from "@/components/standing/open-changes";
import { pinOf, queryHref } from "@/components/standing/query-href";
import { StandingHeading } from "@/components/standing/standing-heading";
import { VersionsPanel } from "@/components/standing/versions-panel";
import { ButtonLink } from "@/components/ui/button";
import { Stat } from "@/components/ui/stat";
import { TARGET_KINDS } from "@/lib/domain/matrix";
import type { ModelView } from "@/lib/domain/model-view";

/** One model: its evaluations, how it stands by chip and scheme, and which artefacts were measured. */
export function ModelDetail({ view, origin }: { view: ModelView; origin: string }) {
  const { model, evaluations, grid, versions, artifacts, changes, knownIssues } = view;
  const asOf = pinOf(view);
  return (
    <article className="mx-auto max-w-[100rem]">
      <Heading view={view} />
      <div className="mt-3 grid items-start gap-3 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,28rem)]">
        <div className="grid min-w-0 gap-3">
          <Standing view={view} />
          <StandingGridPanel grid={grid} matrix={queryHref("/", { model, asOf })} asOf={asOf} />
          <EvaluationsPanel evaluations={evaluations} asOf={asOf} />
          <ArtifactsPanel artifacts={artifacts} />
          <VersionsPanel versions={versions} />
        </div>
        <div className="grid min-w-0 gap-3">
          <OpenChangesPanel changes={changes} all={queryHref("/changes", { model, asOf })} nameOf="target" />
          <Layers view={view} />
          <BadgePanel
            path={`/badge/model/${encodeURIComponent(model)}.svg`}
            page={modelHref(model)}
            origin={origin}
            name={model}
          />
        </div>
      </div>
      <Footnotes issues={knownIssues} />
    </article>
  );
}

function Heading({ view }: { view: ModelView }) {
  const t = useTranslations("models");
  const { model, tasks, variants } = view;
  const named = variants.filter((variant) => variant !== null);
  const facts = [
    tasks.length === 0 ? t("taskUnknown") : tasks.join(" · "),
    named.length > 0 ? t("variants", { names: named.join(" · ") }) : null,
  ];
  return (
    <StandingHeading
      list={{ path: "/models", title: t("title") }}
      title={model}
      about={<bdi className="wrap-anywhere">{facts.filter(Boolean).join(" · ")}</bdi>}
      view={view}
      path={modelHref(model)}
    />
  );
}

function Standing({ view }: { view: ModelView }) {
  const t = useTranslations("models");
  const formats = useFormats();
  const { model, standing, grid } = view;
  const asOf = pinOf(view);
  const chips = grid.rows.filter(({ id }) => !TARGET_KINDS.some((kind) => kind === id)).length;
  return (
    <Section title={t("standing")}>
      <StandingFigures standing={standing} asOf={asOf} says={["scheme", "chip"]}>
        <Stat label={t("chips")} value={formats.count(chips)} />
        <Stat label={t("schemes")} value={formats.count(grid.columns.length)} />
      </StandingFigures>
      <p className="mt-3 flex flex-wrap gap-2">
        <ButtonLink small href={queryHref("/", { model, asOf })}>
          {t("inMatrix")}
        </ButtonLink>
        <ButtonLink small href={queryHref("/compare", { model, asOf })}>
          {t("inCompare")}
        </ButtonLink>
        <ButtonLink small href={queryHref("/runs", { model, asOf })}>
          {t("inRuns")}
        </ButtonLink>
      </p>
    </Section>
  );
}

function Layers({ view: { model, layeredRuns } }: { view: ModelView }) {
  const t = useTranslations("models");
  const formats = useFormats();
  return (
    <Section title={t("layers")}>
      {layeredRuns === 0 ? (
        <p className="text-muted">{t("noLayers")}</p>
      ) : (
        <p className="flex flex-wrap items-baseline gap-2">
          <span>{t("layeredRuns", { count: layeredRuns, number: formats.count(layeredRuns) })}</span>
          <ButtonLink small href={queryHref("/drift", { model })}>
            {t("inDrift")}
          </ButtonLink>
        </p>
      )}
    </Section>
  );
}
