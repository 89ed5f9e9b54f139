/** A line of progress at most this often. */
const STEP_EVERY_MS = 200;

export type Progress = (done: number, total: number | null) => void;

/**
 * A body of JSON lines: `{ step: { done, total } }` while the work goes on, and last what it resolves with. A reader
 * that leaves aborts the signal that the work is given.
 * @param work never rejects
 */
export function streamLines(
  work: (onProgress: Progress, gone: AbortSignal) => Promise<object>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const gone = new AbortController();
  return new ReadableStream({
    async start(controller) {
      const say = (line: object) => {
        if (!gone.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      };
      let last = 0;
      const onProgress: Progress = (done, total) => {
        const now = Date.now();
        if (now - last < STEP_EVERY_MS) return;
        last = now;
        say({ step: { done, total } });
      };
      say(await work(onProgress, gone.signal));
      if (!gone.signal.aborted) controller.close();
    },
    cancel: () => gone.abort(),
  });
}
