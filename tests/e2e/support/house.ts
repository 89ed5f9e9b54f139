import { readdirSync } from "node:fs";
import { inProject } from "@/scripts/project.mjs";
import { breakTwo } from "@/tests/e2e/support/broken-runs";
import { exampleRun, postRuns } from "@/tests/e2e/support/post-runs";
import { startServer, type TestServer } from "@/tests/e2e/support/server";
import { test } from "@/tests/e2e/support/test";
import { device, FAULTY, HEALTHY, layeredRun, qairt } from "@/tests/support/layered-runs";

const HEALTHY_RUN = "00000000-0000-4000-8000-00000000000a";
const FAULTY_RUN = "00000000-0000-4000-8000-00000000000b";

/** Something of everything that pages show: a regression on two chips, a run that failed, schemes, layers of two runs. */
async function furnish(server: TestServer): Promise<void> {
  await breakTwo(server);
  const run = exampleRun("SM7325", "qat:w8a8-pc", 0.721);
  await postRuns(server, [
    run,
    exampleRun("SM8650", "ptq:w8a16", 0.71),
    { ...run, scheme: "ptq:mxfp4-b32", target: { ...run.target, simulated: true }, stack: { path: "ort-qnn" } },
    { ...run, scheme: "w8a8", result: { status: "failed", reason: "graph finalize failed" }, reference: undefined },
    { ...layeredRun(HEALTHY, { target: device("SM8750"), stack: qairt("2.42.0") }), id: HEALTHY_RUN },
    { ...layeredRun(FAULTY, { target: device("SM8750"), stack: qairt("2.45.0") }), id: FAULTY_RUN },
  ]);
}

type Answers = {
  matrix: { grid: { squares: { cell: { key: string; points: number } | null }[][] } };
  changes: { groups: { changes: { id: string }[] }[] };
};

async function answer<Name extends keyof Answers>(server: TestServer, name: Name): Promise<Answers[Name]> {
  return (await fetch(`${server.url}/api/v1/${name}`)).json() as Promise<Answers[Name]>;
}

/** A place on each page of the app, by its folder below `app`. */
async function placesOf(server: TestServer): Promise<Record<string, string>> {
  const { grid } = await answer(server, "matrix");
  const { groups } = await answer(server, "changes");
  const cells = grid.squares.flat().flatMap((square) => square.cell ?? []);
  const cell = cells.toSorted((a, b) => b.points - a.points)[0]?.key;
  const change = groups[0]?.changes[0]?.id;
  if (!cell || !change) throw new Error("the furnished server shows no cell or no change");
  return {
    "": "/",
    "cells/[key]": `/cells/${cell}`,
    chips: "/chips",
    "chips/[soc]": "/chips/SM8650",
    changes: "/changes",
    "changes/[id]": `/changes/${change}`,
    compare: "/compare",
    "compare/slices": "/compare/slices?a.qairt=2.40.0&b.qairt=2.44.0",
    docs: "/docs",
    "docs/[...slug]": "/docs/statistics",
    "docs/api": "/docs/api",
    "docs/api/schemas/[id]": "/docs/api/schemas/Cell",
    "docs/concepts": "/docs/concepts",
    "docs/design": "/docs/design",
    drift: `/drift?a=${HEALTHY_RUN}&b=${FAULTY_RUN}`,
    find: "/find?q=mobile",
    import: "/import",
    models: "/models",
    "models/[name]": "/models/mobilenet_v2",
    plan: "/plan",
    runs: "/runs",
    "runs/[id]": `/runs/${FAULTY_RUN}`,
    "runs/[id]/layers": `/runs/${FAULTY_RUN}/layers`,
    settings: "/settings",
    "sign-in": "/sign-in",
  };
}

/** Folders below `app` that hold a page. */
export function pagesOfApp(): string[] {
  return readdirSync(inProject("app"), { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => file.replace(/\/?page\.tsx$/, ""))
    .sort();
}

type House = { server: TestServer; places: Readonly<Record<string, string>> };

/** For tests which only read: one furnished server a worker, with a place on each page. */
export const testOnHouse = test.extend<{ places: House["places"] }, { house: House }>({
  house: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here.
    async ({}, use) => {
      const server = await startServer();
      try {
        await furnish(server);
        await use({ server, places: await placesOf(server) });
      } finally {
        await server.stop();
      }
    },
    { scope: "worker", timeout: 120_000 },
  ],
  server: async ({ house }, use) => {
    await use(house.server);
  },
  places: async ({ house }, use) => {
    await use(house.places);
  },
});
