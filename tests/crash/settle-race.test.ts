import { asc } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { recordRuns } from "@/lib/services/record-runs";
import { settleAll, settlePass } from "@/lib/services/settle";
import { verifyChains, verifyMarks } from "@/tests/crash/verify-store";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");

async function post(store: Store, count: number, campaign: string): Promise<void> {
  const runs = Array.from({ length: count }, (_, i) =>
    makeRun({ campaign: `${campaign}-${i}`, stack: { path: "ort-qnn", qairt: `2.${i}.0` } }),
  );
  await recordRuns(store, asItems(runs), { origin: "api", now: NOW });
}

async function verify(store: Store): Promise<void> {
  const versions = await store.db.select().from(store.t.cell).orderBy(asc(store.t.cell.fromSeq));
  const marks = await store.db.select().from(store.t.mark).orderBy(asc(store.t.mark.seq));
  verifyChains(versions);
  await verifyMarks(
    store,
    versions,
    marks.map((mark) => mark.seq),
  );
}

/** The store as a settler sees it that falls asleep before its nth transaction. */
function asleepBefore(store: Store, nth: number, meanwhile: () => Promise<unknown>): Store {
  let transactions = 0;
  const atomically: Store["atomically"] = async (build) => {
    transactions += 1;
    if (transactions === nth) await meanwhile();
    return store.atomically(build);
  };
  return { ...store, atomically };
}

describeOnEveryEngine("a settler", ({ store }) => {
  it.each([2, 3])(
    "that slept through another's whole pass before its transaction %i writes nothing more",
    async (nth) => {
      await post(store(), 10, "first");
      const sleepy = asleepBefore(store(), nth, async () => {
        await post(store(), 10, "second");
        expect(await settleAll(store(), { holder: "other", clock: () => NOW + 60_000 })).toBe(20);
      });
      expect(await settlePass(sleepy, { holder: "sleepy", clock: () => NOW })).toBe(0);
      expect(await store().db.$count(store().t.mark)).toBe(1);
      await verify(store());
    },
  );

  it("that died in a large pass leaves nothing that a smaller pass trips over", async () => {
    await post(store(), 5, "first");
    await settleAll(store(), { holder: "a", clock: () => NOW });
    await post(store(), 40, "second");
    const dying = asleepBefore(store(), 3, () => Promise.reject(new Error("killed")));
    await expect(settlePass(dying, { holder: "b", clock: () => NOW })).rejects.toThrow("killed");
    const options = { holder: "c", clock: () => NOW + 60_000, passRuns: 7 };
    expect(await settleAll(store(), options)).toBe(40);
    await verify(store());
  });
});
