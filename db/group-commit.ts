/** Writes waiting for one commit; more than this is refused rather than kept in memory. */
export const MAX_WAITING = 10_000;

/** Too many writes are waiting: the caller answers 503 and the client tries again. */
export class OverloadedError extends Error {
  constructor() {
    super(`more than ${MAX_WAITING} writes are waiting for a commit`);
    this.name = "OverloadedError";
  }
}

type Waiting = { work: () => unknown[]; resolve: (results: unknown[]) => void; reject: (error: unknown) => void };

/**
 * Gathers the writes of one turn of the event loop and commits them together, each in a savepoint of its own:
 * one that fails takes no other with it. Nothing resolves before the commit.
 * @param transaction runs a function inside one durable transaction, synchronously
 * @param savepoint runs a function inside a savepoint of that transaction
 */
export function groupCommit(
  transaction: (body: () => void) => void,
  savepoint: (body: () => unknown[]) => unknown[],
): { submit: (work: () => unknown[]) => Promise<unknown[]>; waiting: () => number; drain: () => void } {
  let queue: Waiting[] = [];
  let scheduled = false;

  function flush(): void {
    scheduled = false;
    const group = queue;
    queue = [];
    if (group.length === 0) return;
    const settle: (() => void)[] = [];
    try {
      transaction(() => {
        for (const { work, resolve, reject } of group) {
          try {
            const results = savepoint(work);
            settle.push(() => resolve(results));
          } catch (error) {
            settle.push(() => reject(error));
          }
        }
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const answer of settle) answer();
  }

  return {
    submit: (work) =>
      new Promise((resolve, reject) => {
        if (queue.length >= MAX_WAITING) {
          reject(new OverloadedError());
          return;
        }
        queue.push({ work, resolve, reject });
        if (!scheduled) {
          scheduled = true;
          setImmediate(flush);
        }
      }),
    waiting: () => queue.length,
    drain: flush,
  };
}
