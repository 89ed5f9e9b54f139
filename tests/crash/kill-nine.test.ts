import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { asc } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { openStore } from "@/db/open-store";
import { countPending } from "@/lib/services/count-pending";
import { findMark } from "@/lib/services/marks";
import { settleAll } from "@/lib/services/settle";
import { bundleVictim, type Death, live } from "@/tests/crash/life";
import { verifyChains, verifyCounts, verifyMarks, verifyRuns } from "@/tests/crash/verify-store";
import { randomOf } from "@/tests/support/random";

/** Kills in all; issue 2 asks for 100. */
const KILLS = 100;
/** Databases that are killed side by side, each with its share of the kills one after another. */
const LANES = 4;
/** Most lives last at most this long after their first commit or their first pass, in milliseconds. */
const LONGEST_LIFE_MS = 500;
/** Some are killed before that: in their first moments, or while starting and migrating, which takes about this long. */
const START_MS = 400;
/** Each life's clock is this much ahead of the one before, so that it need not wait for a dead holder's lease. */
const LEASE_IS_OVER_MS = 10_000;
/** Marks whose whole view is recomputed from runs, a lane. */
const CHECKED_MARKS = 12;

const seed = Math.floor(Math.random() * 2 ** 31);
const folder = mkdtempSync(join(tmpdir(), "driftgrid-crash-"));
// Below the project, where the victim finds its packages.
const code = mkdtempSync(join(process.cwd(), "node_modules/.driftgrid-crash-"));
const victim = bundleVictim(code);
afterAll(() => {
  for (const made of [folder, code]) rmSync(made, { recursive: true, force: true });
});

function deathOf(random: () => number): Death {
  const kind = random();
  if (kind < 0.1) return { after: "start", ms: random() * START_MS };
  if (kind < 0.2) return { after: "open", ms: (random() * LONGEST_LIFE_MS) / 2 };
  // A loaded machine may settle nothing in that time: half of all lives see one pass through, and die in another.
  if (kind < 0.5) return { after: "ack", ms: random() * LONGEST_LIFE_MS };
  return { after: "mark", ms: random() * LONGEST_LIFE_MS };
}

describe.concurrent(`kill -9 at random moments of concurrent posting (seed ${seed})`, () => {
  it.for(Array.from({ length: LANES }, (_, lane) => lane))(
    "loses no acknowledged run, counts none twice, and settles to what the runs say, database %i",
    { timeout: 300_000 },
    async (lane) => {
      console.info(`kill -9: database ${lane}, seed ${seed}`);
      const random = randomOf(seed + lane);
      const file = join(folder, `${lane}.db`);
      const acknowledged = new Set<string>();
      const kills = Math.ceil(KILLS / LANES);
      let lives = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        const name = `lane ${lane} life ${kill}`;
        const life = await live(deathOf(random), {
          file: await victim,
          url: `file:${file}`,
          seed: seed + lane * 1_000 + kill,
          name,
          aheadMs: kill * LEASE_IS_OVER_MS,
        });
        expect(life).toMatchObject({ signal: "SIGKILL", errors: "" });
        for (const id of life.acknowledged) acknowledged.add(id);
        if (life.acknowledged.length > 0) lives += 1;
      }
      // Most lives must have done something, or the test would hold nothing.
      expect(lives).toBeGreaterThan(kills / 2);

      const raw = new Sqlite(file);
      expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
      raw.close();
      const store = await openStore(`file:${file}`);
      try {
        await verifyRuns(store, acknowledged);
        await settleAll(store, { holder: "last", clock: () => Date.now() + kills * LEASE_IS_OVER_MS });
        expect(await countPending(store, await findMark(store, null))).toBe(0);
        const versions = await store.db.select().from(store.t.cell).orderBy(asc(store.t.cell.fromSeq));
        const marks = (await store.db.select().from(store.t.mark).orderBy(asc(store.t.mark.seq))).map(({ seq }) => seq);
        // Passes must have been finished between the kills, and have judged something.
        expect(marks.length).toBeGreaterThan(kills / 10);
        expect(await store.db.$count(store.t.change)).toBeGreaterThan(0);
        expect(await store.db.$count(store.t.family)).toBeGreaterThan(0);
        verifyChains(versions);
        await verifyCounts(store);
        const checked = Array.from({ length: CHECKED_MARKS }, () => marks[Math.floor(random() * marks.length)] ?? 0);
        await verifyMarks(store, versions, [...new Set([...checked, marks.at(-1) ?? 0])]);
        console.info(
          `kill -9: database ${lane}: ${kills} kills, ${acknowledged.size} acknowledged, ${marks.length} marks, ${versions.length} versions`,
        );
      } finally {
        await store.close();
      }
    },
  );
});
