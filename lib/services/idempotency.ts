import { and, eq } from "drizzle-orm";
import type { Store } from "@/db/store";
import { ServiceError } from "@/lib/contract/problem";

export type StoredAnswer = { status: number; body: string };

/**
 * Answers a request once for a key. The same key and body replay the answer; another body is refused. Work that was
 * interrupted before its answer was kept is done again, so it must be idempotent itself.
 */
export async function answerOnce(
  store: Store,
  request: { tokenId: string; key: string; bodySha256: string; now: number },
  work: () => Promise<StoredAnswer>,
): Promise<StoredAnswer & { replayed: boolean }> {
  const { idempotency } = store.t;
  const mine = and(eq(idempotency.tokenId, request.tokenId), eq(idempotency.key, request.key));
  await store.atomically((tx) => [
    tx
      .insert(idempotency)
      .values({
        tokenId: request.tokenId,
        key: request.key,
        bodySha256: request.bodySha256,
        createdAt: request.now,
      })
      .onConflictDoNothing(),
  ]);
  const [row] = await store.db.select().from(idempotency).where(mine);
  if (row && row.bodySha256 !== request.bodySha256) {
    throw new ServiceError("idempotency-mismatch", "This Idempotency-Key was used with another body.", [
      {
        location: "Idempotency-Key",
        message: "belongs to a request with another body",
        fix: "use a new key for a new body",
      },
    ]);
  }
  if (row?.answer != null && row.status !== null) return { status: row.status, body: row.answer, replayed: true };
  const answer = await work();
  await store.atomically((tx) => [
    tx.update(idempotency).set({ status: answer.status, answer: answer.body }).where(mine),
  ]);
  return { ...answer, replayed: false };
}
