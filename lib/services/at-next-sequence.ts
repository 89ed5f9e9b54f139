import type { Statement, Store, Writer } from "@/db/store";

/**
 * Writes under the next number of the ingest sequence, in one transaction, committed in the order of the sequence.
 * @param build makes the statements; `seq` stands for the number and can only be written; on Postgres each use of it is a
 * number of its own
 * @returns the results of all statements, those of `build` last
 */
export function atNextSequence(store: Store, build: (tx: Writer, seq: number) => Statement[]): Promise<unknown[]> {
  return store.atomically((tx) => {
    const { statements, value } = store.takeSequence(tx);
    return [...store.sequenceLock(tx), ...statements, ...build(tx, value as unknown as number)];
  });
}
