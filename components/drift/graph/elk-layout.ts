import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api";
import type { GraphLayer } from "./graph-layer";
import { type GraphLayout, type LayoutEdge, NODE_HEIGHT, NODE_WIDTH, ROW_GAP } from "./graph-layout";

/**
 * ELK's layered layout, with the choices of its documentation that matter for thousands of nodes: layers by longest
 * path, one pass against crossings. 5,000 layers take two to three seconds; the defaults, more than ten.
 */
const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.edgeRouting": "POLYLINE",
  "elk.spacing.nodeNode": "18",
  "elk.layered.spacing.nodeNodeBetweenLayers": String(ROW_GAP),
  "elk.layered.spacing.edgeNodeBetweenLayers": "8",
  "elk.layered.layering.strategy": "LONGEST_PATH_SOURCE",
  "elk.layered.thoroughness": "1",
  "elk.layered.crossingMinimization.greedySwitch.type": "OFF",
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
  "elk.layered.nodePlacement.bk.edgeStraightening": "IMPROVE_STRAIGHTNESS",
};

/** The graph as ELK reads it; nodes have their position as id. Inputs outside the graph are left out. */
export function toElk(layers: readonly Pick<GraphLayer, "inputs">[]): ElkNode {
  return {
    id: "graph",
    layoutOptions: OPTIONS,
    children: layers.map((_, index) => ({ id: String(index), width: NODE_WIDTH, height: NODE_HEIGHT })),
    edges: layers.flatMap(({ inputs }, node) =>
      [...new Set(inputs)]
        .filter((input) => input !== node && layers[input] !== undefined)
        .map((input) => ({ id: `${input}:${node}`, sources: [String(input)], targets: [String(node)] })),
    ),
  };
}

function readEdge({ sources, targets, sections }: ElkExtendedEdge): LayoutEdge[] {
  const section = sections?.[0];
  if (section === undefined) return [];
  const places = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  const points = Float32Array.from(places.flatMap(({ x, y }) => [x, y]));
  return [{ from: Number(sources[0]), to: Number(targets[0]), points }];
}

/** What ELK answered, as positions. */
export function fromElk({ children = [], edges = [], width = 0, height = 0 }: ElkNode): GraphLayout {
  const x = new Float32Array(children.length);
  const y = new Float32Array(children.length);
  for (const child of children) {
    x[Number(child.id)] = child.x ?? 0;
    y[Number(child.id)] = child.y ?? 0;
  }
  return { x, y, edges: edges.flatMap(readEdge), width, height, breadth: width, columns: 1 };
}
