import { expect, it } from "vitest";
import { answerOnce } from "@/lib/services/idempotency";
import { DELIVERY_LOG_MS, IDEMPOTENCY_MS, sweep } from "@/lib/services/sweep";
import { createSignInCode, redeemSignInCode } from "@/lib/services/tokens";
import { describeOnEveryEngine } from "@/tests/support/engines";

const NOW = Date.parse("2026-01-12T08:00:00Z");

describeOnEveryEngine("sweeping", ({ store }) => {
  it("forgets what nobody can ask for any more and keeps the rest", async () => {
    const work = async () => ({ status: 201, body: "[]" });
    const request = (key: string, now: number) => ({ tokenId: "t", key, bodySha256: "aa", now });
    await answerOnce(store(), request("old", NOW - IDEMPOTENCY_MS - 1), work);
    await answerOnce(store(), request("new", NOW - 1), work);
    const { delivery } = store().t;
    const sent = (id: string, at: number, status: "waiting" | "failed") => ({
      ...{ id, at, status, webhookId: "w", groupKey: "alarm x", seq: 1, body: "{}", attempt: 1 },
      ...{ nextAt: null, answer: null },
    });
    const long = NOW - DELIVERY_LOG_MS - 1;
    await store().atomically((tx) => [
      tx
        .insert(delivery)
        .values([sent("old", long, "failed"), sent("due", long, "waiting"), sent("new", NOW, "failed")]),
    ]);
    const code = await createSignInCode(store(), NOW);
    await sweep(store(), NOW);
    expect((await answerOnce(store(), request("old", NOW), work)).replayed).toBe(false);
    expect((await answerOnce(store(), request("new", NOW), work)).replayed).toBe(true);
    const kept = await store().db.select({ id: delivery.id }).from(delivery);
    expect(kept.map(({ id }) => id).sort()).toEqual(["due", "new"]);
    expect(await redeemSignInCode(store(), code, NOW)).toHaveProperty("secret");
  });
});
