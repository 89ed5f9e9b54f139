import { describe, expect, it } from "vitest";
import { type PanelState, type PanelStep, panelAfter } from "@/components/matrix/panel/panel-state";

const answer = (title: string) => ({ title, said: title, body: null });
const asked = (query: string): PanelStep => ({ query, asked: true });
const came = (query: string): PanelStep => ({ query, asked: false, answer: answer(query) });
const failed = (query: string): PanelStep => ({ query, asked: false, answer: null });
const stateAfter = (...steps: PanelStep[]) => steps.reduce<PanelState>(panelAfter, { shown: null, failed: null });

describe("the panel of a square", () => {
  it("keeps what was read last while the next one is read, and when that fails", () => {
    expect(stateAfter(asked("a"), came("a"), asked("b")).shown?.query).toBe("a");
    expect(stateAfter(asked("a"), came("a"), asked("b"), failed("b"))).toMatchObject({
      shown: { query: "a" },
      failed: "b",
    });
  });

  it("says of no square that it could not be read once it was, whichever was read between", () => {
    expect(stateAfter(asked("a"), failed("a"), asked("b"), came("b"), asked("a"), came("a"))).toEqual({
      shown: { query: "a", answer: answer("a") },
      failed: null,
    });
    expect(stateAfter(asked("a"), failed("a"), asked("b"), failed("b"), asked("b"), came("b")).failed).toBeNull();
  });

  it("does not show the failure of before while it is asked again", () => {
    expect(stateAfter(asked("a"), failed("a"), asked("a")).failed).toBeNull();
  });
});
