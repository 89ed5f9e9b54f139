import { expect, it } from "vitest";
import { LostRaceError } from "@/db/store";
import { describeOnEveryEngine } from "@/tests/support/engines";

describeOnEveryEngine("a transaction", ({ store }) => {
  const insert = (name: string) =>
    store().atomically((tx) => [tx.insert(store().t.lease).values({ name, holder: "test", expiresAt: 0 })]);

  it("keeps nothing of a request that fails, and everything of its neighbours", async () => {
    const results = await Promise.allSettled([
      insert("first"),
      store().atomically((tx) => [
        tx.insert(store().t.lease).values({ name: "second", holder: "test", expiresAt: 0 }),
        tx.insert(store().t.lease).values({ name: "second", holder: "again", expiresAt: 0 }),
      ]),
      insert("third"),
    ]);
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    const names = await store().db.select({ name: store().t.lease.name }).from(store().t.lease);
    expect(names.map((row) => row.name).sort()).toEqual(["first", "third"]);
  });

  it("rolls back when a statement that must return a row returns none", async () => {
    const attempt = store().atomically((tx) => [
      tx.insert(store().t.lease).values({ name: "kept?", holder: "test", expiresAt: 0 }),
      store().mustReturn(tx.delete(store().t.mark).returning({ seq: store().t.mark.seq })),
    ]);
    await expect(attempt).rejects.toThrow(LostRaceError);
    expect(await store().db.$count(store().t.lease)).toBe(0);
  });

  it("returns the results of its statements in order", async () => {
    const results = await store().atomically((tx) => [
      tx
        .insert(store().t.lease)
        .values({ name: "a", holder: "x", expiresAt: 1 })
        .returning({ name: store().t.lease.name }),
      store().insertMissing(tx, "lease", "name", [
        { name: "a", holder: "y", expiresAt: 2 },
        { name: "b", holder: "y", expiresAt: 2 },
      ]),
    ]);
    expect(results).toEqual([[{ name: "a" }], new Set(["b"])]);
  });

  it("inserts any number of rows, whatever the engine's limit of parameters", async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => ({ name: `n${i}`, holder: "x", expiresAt: i }));
    const [inserted] = await store().atomically((tx) => [store().insertMissing(tx, "lease", "name", rows)]);
    expect((inserted as Set<string>).size).toBe(40_000);
    expect(await store().ping()).toBe(true);
  });
});
