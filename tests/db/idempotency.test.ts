import { expect, it, vi } from "vitest";
import { answerOnce } from "@/lib/services/idempotency";
import { describeOnEveryEngine } from "@/tests/support/engines";

const request = { tokenId: "t1", key: "k1", bodySha256: "aa", now: 1 };

describeOnEveryEngine("an idempotency key", ({ store }) => {
  it("replays the answer for the same body and does the work once", async () => {
    const work = vi.fn(async () => ({ status: 201, body: "[1]" }));
    expect(await answerOnce(store(), request, work)).toEqual({ status: 201, body: "[1]", replayed: false });
    expect(await answerOnce(store(), request, work)).toEqual({ status: 201, body: "[1]", replayed: true });
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("refuses another body, and is a key of its own for another token", async () => {
    const work = async () => ({ status: 201, body: "[1]" });
    await answerOnce(store(), request, work);
    await expect(answerOnce(store(), { ...request, bodySha256: "bb" }, work)).rejects.toMatchObject({
      kind: "idempotency-mismatch",
    });
    expect(await answerOnce(store(), { ...request, tokenId: "t2", bodySha256: "bb" }, work)).toMatchObject({
      replayed: false,
    });
  });

  it("does the work again when it was interrupted before its answer", async () => {
    const interrupted = answerOnce(store(), request, async () => {
      throw new Error("killed");
    });
    await expect(interrupted).rejects.toThrow("killed");
    const work = async () => ({ status: 201, body: "[2]" });
    expect(await answerOnce(store(), request, work)).toEqual({ status: 201, body: "[2]", replayed: false });
  });
});
