import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutSections, depthsOf } from "@/components/drift/graph/cut-sections";
import { fromElk, toElk } from "@/components/drift/graph/elk-layout";
import { toneOf } from "@/components/drift/graph/graph-layer";
import { bestColumns, chainLayout, foldLayout, layerAt, NODE_WIDTH } from "@/components/drift/graph/graph-layout";
import { stackSections } from "@/components/drift/graph/stack-sections";
import { centreOn, fitView, isSeen, keepInReach, zoomAt } from "@/components/drift/graph/viewport";
import { findReaders, walkGraph } from "@/components/drift/graph/walk-graph";

/** Any graph whose edges run forward, as networks do. */
const graphs = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 60 })
  .map((raw) => raw.map((inputs, node) => ({ inputs: node === 0 ? [] : [...new Set(inputs.map((at) => at % node))] })));

const chain = (count: number) => Array.from({ length: count }, (_, node) => ({ inputs: node === 0 ? [] : [node - 1] }));

describe("pieces of a graph", () => {
  it("hold every layer once, and no layer stands above one that it reads", () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 1, max: 20 }), (layers, size) => {
        const sections = cutSections(layers, size);
        expect(sections.flat().toSorted((a, b) => a - b)).toEqual([...layers.keys()]);
        const section = new Map(sections.flatMap((nodes, at) => nodes.map((node) => [node, at])));
        for (const [node, { inputs }] of layers.entries())
          for (const input of inputs) expect(section.get(input)).toBeLessThanOrEqual(section.get(node) ?? -1);
      }),
    );
  });

  it("are cut where one tensor crosses, not within a block", () => {
    // Blocks of a stem and four branches: 0 | 1 2 3 4 | 5 ...
    const layers = Array.from({ length: 20 }, (_, node) => {
      const block = Math.floor(node / 5) * 5;
      if (node === 0) return { inputs: [] };
      return { inputs: node === block ? [block - 4, block - 3, block - 2, block - 1] : [block] };
    });
    const sections = cutSections(layers, 12);
    expect(sections.slice(1).map(([first]) => (first ?? 0) % 5)).toEqual([1]);
  });

  it("do not stop at a cycle", () => {
    const depths = depthsOf([{ inputs: [1] }, { inputs: [0] }, { inputs: [1] }]);
    expect(cutSections([{ inputs: [1] }, { inputs: [0] }, { inputs: [1] }], 2).flat()).toHaveLength(depths.length);
  });

  it("are put together with every edge once", () => {
    fc.assert(
      fc.property(graphs, (layers) => {
        const pieces = cutSections(layers, 5).map((nodes) => {
          const place = new Map(nodes.map((node, at) => [node, at]));
          const part = nodes.map((node) => ({
            inputs: (layers[node]?.inputs ?? []).flatMap((input) => place.get(input) ?? []),
          }));
          const { children = [], edges = [], ...graph } = toElk(part);
          const laid = children.map((child, at) => ({ ...child, x: 0, y: at * 60 }));
          const drawn = edges.map((edge) => ({
            ...edge,
            sections: [{ id: edge.id ?? "", startPoint: { x: 0, y: 0 }, endPoint: { x: 0, y: 9 } }],
          }));
          return {
            nodes,
            layout: fromElk({ ...graph, children: laid, edges: drawn, width: NODE_WIDTH, height: laid.length * 60 }),
          };
        });
        const names = stackSections(layers, pieces).edges.map(({ from, to }) => `${from}:${to}`);
        const expected = layers.flatMap(({ inputs }, node) => inputs.map((input) => `${input}:${node}`));
        expect(names.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });
});

describe("a long chain", () => {
  const frame = { width: 1000, height: 500 };
  const layout = chainLayout(2_000, true);
  const folded = foldLayout(layout, bestColumns(layout, frame));

  it("stands in columns that fill the frame better than one", () => {
    expect(folded.columns).toBeGreaterThan(10);
    expect(fitView(folded, frame).scale).toBeGreaterThan(10 * fitView(layout, frame).scale);
  });

  it("keeps its layers apart and its edges from one layer to the next", () => {
    const places = new Set(Array.from(folded.x, (x, node) => `${Math.round(x)} ${Math.round(folded.y[node] ?? 0)}`));
    expect(places.size).toBe(2_000);
    for (const { from, to, points } of folded.edges) {
      expect(points[0]).toBeCloseTo((folded.x[from] ?? 0) + NODE_WIDTH / 2, 1);
      expect(points[points.length - 1]).toBeCloseTo(folded.y[to] ?? 0, 1);
    }
  });

  it("is found under the pointer, and a little beside it", () => {
    const at = { x: (folded.x[7] ?? 0) + 5, y: (folded.y[7] ?? 0) + 5 };
    expect(layerAt(folded, at, 0)).toBe(7);
    expect(layerAt(folded, { x: (folded.x[7] ?? 0) - 4, y: at.y }, 6)).toBe(7);
    expect(layerAt(folded, { x: -400, y: -400 }, 6)).toBeNull();
  });

  it("has no edges when not even the order is known", () => {
    expect(chainLayout(3, false).edges).toEqual([]);
  });
});

describe("what is seen", () => {
  const drawing = { width: 4000, height: 2000 };
  const frame = { width: 800, height: 600 };

  it("keeps the point under the pointer while zooming, unless the drawing would leave", () => {
    const view = { x: -500, y: -300, scale: 0.5 };
    const next = zoomAt(view, 1.5, { x: 400, y: 300 }, drawing, frame);
    expect(next.scale).toBeCloseTo(0.75);
    expect((400 - next.x) / next.scale).toBeCloseTo((400 - view.x) / view.scale);
  });

  it("never loses the drawing", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.double({ min: 0.05, max: 2, noNaN: true }), (x, y, scale) => {
        const kept = keepInReach({ x, y, scale }, drawing, frame);
        expect(kept.x).toBeLessThan(frame.width);
        expect(kept.x + drawing.width * scale).toBeGreaterThan(0);
        expect(kept.y).toBeLessThan(frame.height);
        expect(kept.y + drawing.height * scale).toBeGreaterThan(0);
      }),
    );
  });

  it("brings a layer into sight", () => {
    const point = { x: 3900, y: 1900 };
    const view = fitView(drawing, frame);
    expect(isSeen(centreOn(view, point, frame, 0.75), point, frame)).toBe(true);
  });
});

describe("keys", () => {
  const layers = [{ inputs: [] }, { inputs: [0] }, { inputs: [0] }, { inputs: [1, 2] }];
  const layout = {
    ...chainLayout(4, false),
    x: Float32Array.of(100, 0, 200, 100),
    y: Float32Array.of(0, 60, 60, 120),
  };
  const walk = { layers, readers: findReaders(layers, "edges"), layout, order: "edges" as const, culprits: [2, 1] };

  it("walk along the edges, to neighbours, to the ends and to culprits", () => {
    const lead = (at: number | null, key: string) => walkGraph(walk, at, key);
    expect([lead(1, "ArrowDown"), lead(1, "ArrowUp"), lead(1, "ArrowRight"), lead(2, "ArrowLeft")]).toEqual([
      3, 0, 2, 1,
    ]);
    expect([lead(1, "Home"), lead(1, "End"), lead(null, "PageDown"), lead(2, "PageDown"), lead(2, "PageUp")]).toEqual([
      0, 3, 2, 1, 1,
    ]);
  });

  it("stay at an end, and leave other keys alone", () => {
    expect(walkGraph(walk, 3, "ArrowDown")).toBe(3);
    expect(walkGraph(walk, 3, "a")).toBeNull();
  });

  it("follow the order where no edges are known", () => {
    const plain = chain(3).map(() => ({ inputs: [] }));
    const ordered = {
      layers: plain,
      readers: findReaders(plain, "order"),
      layout: chainLayout(3, true),
      order: "order" as const,
      culprits: [],
    };
    expect(walkGraph(ordered, 1, "ArrowDown")).toBe(2);
    expect(walkGraph(ordered, 1, "ArrowUp")).toBe(0);
  });
});

describe("colours", () => {
  it("tell a layer that was not judged from one that lost nothing", () => {
    const tone = (introduced: number | null) => toneOf({ introduced, placeB: null }, "introduced");
    expect([tone(null), tone(0), tone(1), tone(3), tone(6), tone(12), tone(-2)]).toEqual([
      "unknown",
      "zero",
      "worse-2",
      "worse-3",
      "worse-4",
      "worse-5",
      "better-2",
    ]);
    expect(toneOf({ introduced: 9, placeB: null }, "placement")).toBe("unknown");
  });
});
