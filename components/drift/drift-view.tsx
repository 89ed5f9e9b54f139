import Link from "next/link";
import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import { AlignmentWords } from "@/components/drift/verdict/alignment";
import { Environment } from "@/components/drift/verdict/environment";
import { VerdictPanel } from "@/components/drift/verdict/verdict-panel";
import { KnownWorkarounds } from "@/components/drift/workarounds/known-workarounds";
import { useFormats } from "@/components/format/use-formats";
import { ButtonLink } from "@/components/ui/button";
import type { LayersView, DriftView as Pair } from "@/lib/domain/drift-view";
import { ComparatorPicker } from "./comparators";
import { driftHref, layersHref } from "./drift-href";
import { DriftShell } from "./drift-shell";
import type { DriftState } from "./drift-state";
import { RunSide } from "./run-side";
import { useRunWords } from "./run-words";

type Properties = {
  view: LayersView | Pair;
  /** What the address chose. */
  state: DriftState;
  /** Whether the viewer may store workarounds. */
  mayStore: boolean;
};

/** Layers of one run, alone or held against a healthy one. */
export function DriftView({ view, state, mayStore }: Properties) {
  const { b, network, comparators, repair, workarounds } = view;
  const pair = "a" in view ? view : null;
  const messages = useMessages();
  const { drift, charts, keys, layerGraph, workarounds: words } = messages;
  const alignment = network.judgement.ok ? network.judgement.alignment : null;
  return (
    <NextIntlClientProvider messages={{ drift, charts, keys, layerGraph, workarounds: words }}>
      <DriftShell
        key={`${pair?.a.run.id} ${b.run.id}`}
        network={network}
        repair={repair}
        workarounds={workarounds}
        run={b.run.id}
        comparator={pair?.a.run.id ?? null}
        chip={b.run.chipName ?? b.run.chip}
        mayStore={mayStore}
        first={state}
        below={<KnownWorkarounds workarounds={workarounds} />}
      >
        <Heading view={view} pair={pair} />
        <div className="drift-top">
          <div className="drift-sides">
            {pair && <Healthy pair={pair} />}
            <Accused b={b} alone={pair === null} />
            {pair && <Environment environment={pair.environment} />}
          </div>
          <VerdictPanel judgement={network.judgement} layers={network.layers} />
          <div className="drift-more">
            <ComparatorPicker comparators={comparators} b={b.run.id} a={pair?.a.run.id ?? null} />
            {alignment && <AlignmentWords alignment={alignment} />}
          </div>
        </div>
      </DriftShell>
    </NextIntlClientProvider>
  );
}

function Heading({ view: { b }, pair }: { view: LayersView; pair: Pair | null }) {
  const t = useTranslations("drift");
  const run = useTranslations("run");
  const formats = useFormats();
  const words = useRunWords();
  return (
    <header className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="min-w-0">
        <p className="text-muted">
          <Link href="/runs" prefetch={false} className="link">
            {run("runs")}
          </Link>{" "}
          ·{" "}
          <Link href={`/runs/${encodeURIComponent(b.run.id)}`} prefetch={false} className="link">
            {run("number", { number: formats.count(b.run.sequence) })}
          </Link>
        </p>
        <h1 className="mt-0.5 wrap-anywhere">
          {t(pair === null ? "layersOf" : "driftOf")} <bdi>{words.name(b.run)}</bdi>{" "}
          <span className="text-muted">×</span> <bdi>{words.place(b.run)}</bdi>
        </h1>
      </div>
      {pair && (
        <div className="ms-auto flex gap-2">
          <ButtonLink href={driftHref(b.run.id, pair.a.run.id)} data-keep="" title={t("swapHelp")}>
            {t("swap")}
          </ButtonLink>
          <ButtonLink href={layersHref(b.run.id)} data-keep="">
            {t("alone")}
          </ButtonLink>
        </div>
      )}
    </header>
  );
}

function Healthy({ pair: { a, standing, comparators } }: { pair: Pair }) {
  const t = useTranslations("drift");
  const proposed = comparators.usable[0]?.run.id === a.run.id;
  return (
    <RunSide letter="A" title={t("healthy")} side={a}>
      <p className="mt-1.5 border-line border-t pt-1.5 text-xs">
        {standing === null ? (
          t("standing.free")
        ) : "reason" in standing ? (
          <>
            {proposed && <strong className="font-[620]">{t("standing.proposed")}. </strong>}
            {t(`reason.${standing.reason}`)}
          </>
        ) : (
          <span className="text-danger">
            {t("standing.obstacle")}: {t(`obstacle.${standing.obstacle}`)}
          </span>
        )}
      </p>
    </RunSide>
  );
}

function Accused({ b, alone }: { b: Pair["b"]; alone: boolean }) {
  const t = useTranslations("drift");
  return <RunSide letter="B" title={t(alone ? "run" : "accused")} side={b} />;
}
