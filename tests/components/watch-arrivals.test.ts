import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchArrivals } from "@/components/first-minutes/watch-arrivals";

const EVERY_MS = 1_000;
const SEEN = { asOf: 4, runs: 4, pending: 0 };

/** A page that can be hidden, and a server whose answers are set. */
function stage() {
  const page = Object.assign(new EventTarget(), { hidden: false });
  const server = { answer: () => Response.json(SEEN, { headers: { etag: '"4"' } }), asked: [] as (string | null)[] };
  vi.stubGlobal("document", page);
  vi.stubGlobal("fetch", async (_address: string, { headers }: { headers: Record<string, string> }) => {
    server.asked.push(headers["if-none-match"] ?? null);
    return server.answer();
  });
  const hide = (hidden: boolean) => {
    page.hidden = hidden;
    page.dispatchEvent(new Event("visibilitychange"));
  };
  return { server, hide };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the watch for new runs", () => {
  it("tells of every new state once, and asks with the tag of the last", async () => {
    const { server } = stage();
    const told = vi.fn();
    const end = watchArrivals(SEEN, told, EVERY_MS);
    await pass(EVERY_MS);
    expect(told).not.toHaveBeenCalled();
    const newer = { asOf: 6, runs: 6, pending: 0 };
    server.answer = () => Response.json(newer, { headers: { etag: '"6"' } });
    await pass(EVERY_MS);
    server.answer = () => new Response(null, { status: 304 });
    await pass(3 * EVERY_MS);
    expect(told.mock.calls).toEqual([[newer]]);
    expect(server.asked).toEqual([null, '"4"', '"6"', '"6"', '"6"']);
    end();
    await pass(10 * EVERY_MS);
    expect(server.asked).toHaveLength(5);
  });

  it("asks nothing while the page is hidden, and at once when it is seen again", async () => {
    const { server, hide } = stage();
    const end = watchArrivals(SEEN, () => undefined, EVERY_MS);
    hide(true);
    await pass(20 * EVERY_MS);
    expect(server.asked).toHaveLength(0);
    hide(false);
    await pass(0);
    expect(server.asked).toHaveLength(1);
    end();
  });

  it("asks ever more rarely while nobody answers, and as before once somebody does", async () => {
    const { server } = stage();
    server.answer = () => new Response(null, { status: 503 });
    const end = watchArrivals(SEEN, () => undefined, EVERY_MS);
    await pass(15 * EVERY_MS);
    expect(server.asked).toHaveLength(4);
    server.answer = () => Response.json(SEEN);
    await pass(16 * EVERY_MS);
    const before = server.asked.length;
    await pass(3 * EVERY_MS);
    expect(server.asked.length - before).toBe(3);
    end();
  });

  it("ends where the server will not say", async () => {
    const { server } = stage();
    server.answer = () => new Response(null, { status: 401 });
    watchArrivals(SEEN, () => undefined, EVERY_MS);
    await pass(20 * EVERY_MS);
    expect(server.asked).toHaveLength(1);
  });
});
