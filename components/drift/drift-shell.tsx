"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  type CSSProperties,
  type MouseEvent,
  memo,
  type ReactNode,
  useCallback,
  useDeferredValue,
  useMemo,
  useState,
} from "react";
import "@/components/drift/drift.css";
import { Inspector } from "@/components/drift/inspector/inspector";
import { listSource } from "@/components/drift/list/columns";
import { LayerList } from "@/components/drift/list/layer-list";
import { useMedia } from "@/components/ui/use-media";
import type { NetworkView } from "@/lib/domain/drift-view";
import { firstProposal, type RepairView, type WorkaroundLine } from "@/lib/domain/workaround-view";
import { type DriftState, withDriftState } from "./drift-state";
import { GraphPane } from "./graph-pane";
import { NetworkChart } from "./network-chart";
import { useDriftState } from "./use-drift-state";
import { useRested } from "./use-rested";

/** From here on list, graph and inspector stand side by side; drift.css says the same. */
const WIDE = "(width >= 80rem)";

const Workarounds = dynamic(() => import("@/components/drift/workarounds/workarounds").then((m) => m.Workarounds), {
  ssr: false,
  loading: () => <section className="panel workarounds" id="workarounds" aria-busy="true" />,
});
const Dialog = dynamic(() => import("@/components/ui/dialog").then((module) => module.Dialog), { ssr: false });

// Thousands of layers: what did not change is not drawn anew.
const Chart = memo(NetworkChart);
const Graph = memo(GraphPane);
const Repair = memo(Workarounds);
const Details = memo(Inspector);

type Pane = "list" | "graph";

type Properties = {
  network: NetworkView;
  repair: RepairView;
  workarounds: readonly WorkaroundLine[];
  run: string;
  comparator: string | null;
  /** Name of the run's chip; null off a device. */
  chip: string | null;
  /** Whether the viewer may store workarounds. */
  mayStore: boolean;
  first: DriftState;
  /** What stands above: both runs, and the verdict. Its links to layers select them. */
  children: ReactNode;
  /** What stands below: known workarounds. */
  below: ReactNode;
};

/** Layers that read each layer. */
function readersOf(layers: NetworkView["layers"]): number[][] {
  const readers: number[][] = layers.map(() => []);
  for (const [position, { inputs }] of layers.entries()) for (const input of inputs) readers[input]?.push(position);
  return readers;
}

/** Where the address names no layer the first suspect is looked at. */
function withSuspect(state: DriftState, { judgement, layers }: NetworkView): DriftState {
  const suspect = judgement.ok ? judgement.culprits[0] : undefined;
  return state.layer !== null || suspect === undefined ? state : { ...state, layer: layers[suspect]?.id ?? null };
}

/** List, chart, graph and inspector around one selected layer; the address says what is chosen. */
export function DriftShell({
  network,
  repair,
  workarounds,
  run,
  comparator,
  chip,
  mayStore,
  first,
  ...slots
}: Properties) {
  const t = useTranslations("drift");
  const router = useRouter();
  const wide = useMedia(WIDE);
  const [state, change] = useDriftState(withSuspect(first, network));
  const [open, setOpen] = useState(false);
  const [pane, setPane] = useState<Pane>("list");
  const { layers, judgement } = network;
  const culprits = useMemo(() => (judgement.ok ? judgement.culprits : []), [judgement]);
  const source = useMemo(() => listSource(network), [network]);
  const readers = useMemo(() => readersOf(layers), [layers]);
  const positions = useMemo(() => new Map(layers.map(({ id }, position) => [id, position])), [layers]);
  const [chosen, setChosen] = useState<number[]>(() => firstProposal(repair, culprits)?.layers ?? culprits);
  const chosenSet = useMemo(() => new Set(chosen), [chosen]);

  const selected = state.layer === null ? null : (positions.get(state.layer) ?? null);
  // The row answers at once, the inspector when there is time, and plots when the reader stays.
  const followed = useDeferredValue(selected);
  const rested = useRested(selected);
  const select = useCallback((position: number) => change({ layer: layers[position]?.id ?? null }), [change, layers]);
  const openLayer = useCallback(
    (position: number) => {
      select(position);
      setOpen(true);
    },
    [select],
  );
  const colour = useCallback((next: DriftState["colour"]) => change({ colour: next }), [change]);
  const choose = useCallback(
    (position: number) =>
      setChosen((known) => (known.includes(position) ? known.filter((one) => one !== position) : [...known, position])),
    [],
  );

  const onClick = (event: MouseEvent) => {
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!plain || !(event.target instanceof Element)) return;
    const layer = event.target.closest<HTMLElement>("a[data-layer]");
    const kept = event.target.closest<HTMLAnchorElement>("a[data-keep]");
    if (layer) openLayer(Number(layer.dataset.layer));
    else if (kept) {
      const { pathname, searchParams } = new URL(kept.href);
      router.push(`${pathname}?${withDriftState(searchParams, state)}`);
    } else return;
    event.preventDefault();
  };

  const inspector = followed !== null && (
    <Details
      network={network}
      source={source}
      position={followed}
      run={run}
      compared={comparator !== null}
      chosen={chosenSet.has(followed)}
      onChoose={choose}
      outputs={readers}
      workarounds={workarounds}
    />
  );
  return (
    <div className="drift" onClickCapture={onClick}>
      {slots.children}
      <section className="drift-chart panel px-4 py-3" aria-labelledby="chart">
        <h2 id="chart">{t("chart.title")}</h2>
        <p className="mb-2 text-muted text-xs">{t(network.order === "none" ? "chart.unordered" : "chart.lead")}</p>
        <Chart network={network} compared={comparator !== null} selected={rested} onSelect={openLayer} />
      </section>
      <div
        className="drift-panes"
        data-pane={pane}
        data-graph={network.order}
        id="layers"
        style={{ "--layers": layers.length } as CSSProperties}
      >
        {network.order !== "none" && <PaneSwitch pane={pane} onPane={setPane} />}
        <section className="drift-list panel" aria-label={t("table.title")}>
          <LayerList
            source={source}
            state={state}
            change={change}
            selected={selected}
            onSelect={select}
            onOpen={openLayer}
            chosen={chosenSet}
            onChoose={choose}
            fileName={`layers-${run.slice(0, 8)}`}
          />
        </section>
        {network.order !== "none" && (
          <section className="drift-graph panel" aria-label={t("graph.title")}>
            {(wide || pane === "graph") && (
              <Graph
                network={network}
                culprits={culprits}
                colour={state.colour}
                onColour={colour}
                selected={rested}
                onSelect={openLayer}
              />
            )}
          </section>
        )}
        {wide ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          <section className="drift-inspector panel" aria-label={t("inspector.title")} tabIndex={0}>
            {inspector || <p className="text-muted">{t("inspector.empty")}</p>}
          </section>
        ) : (
          open && (
            <Dialog
              open={selected !== null}
              onOpenChange={setOpen}
              title={t("inspector.title")}
              close={t("inspector.close")}
              place="end"
            >
              <div onClickCapture={onClick}>{inspector}</div>
            </Dialog>
          )
        )}
      </div>
      <div className="drift-repair">
        <Repair
          run={run}
          comparator={comparator}
          chip={chip}
          layers={layers}
          culprits={culprits}
          repair={repair}
          chosen={chosen}
          onChosen={setChosen}
          mayStore={mayStore}
        />
        {slots.below}
      </div>
    </div>
  );
}

/** Chooses list or graph where there is no room for both. */
function PaneSwitch({ pane, onPane }: { pane: Pane; onPane: (pane: Pane) => void }) {
  const t = useTranslations("drift.panes");
  return (
    <fieldset className="segments drift-switch" aria-label={t("label")}>
      {(["list", "graph"] as const).map((one) => (
        <button key={one} type="button" aria-pressed={pane === one} onClick={() => onPane(one)}>
          {t(one)}
        </button>
      ))}
    </fieldset>
  );
}
