import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { openStore } from "@/db/open-store";
import { bundleVictim, live } from "@/tests/crash/life";
import { verifyRuns } from "@/tests/crash/verify-store";

/** Empty databases, each opened by PROCESSES at the same moment. */
const ROUNDS = 4;
const PROCESSES = 4;

const folder = mkdtempSync(join(tmpdir(), "driftgrid-first-"));
const code = mkdtempSync(join(process.cwd(), "node_modules/.driftgrid-first-"));
afterAll(() => {
  for (const made of [folder, code]) rmSync(made, { recursive: true, force: true });
});

it("lets several processes open an empty database at once and write to it together", { timeout: 120_000 }, async () => {
  const file = await bundleVictim(code);
  for (let round = 0; round < ROUNDS; round += 1) {
    const url = `file:${join(folder, `${round}.db`)}`;
    const lives = await Promise.all(
      Array.from({ length: PROCESSES }, (_, i) =>
        live({ after: "ack", ms: 100 }, { file, url, seed: round * 10 + i, name: `${round}-${i}`, aheadMs: 0 }),
      ),
    );
    expect(lives.map(({ errors, signal }) => ({ errors, signal }))).toEqual(
      lives.map(() => ({ errors: "", signal: "SIGKILL" })),
    );
    const store = await openStore(url);
    await verifyRuns(store, new Set(lives.flatMap(({ acknowledged }) => acknowledged)));
    await store.close();
  }
});
