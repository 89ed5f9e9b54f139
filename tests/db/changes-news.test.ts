import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { parseChangesQuery } from "@/lib/contract/change-filter";
import { readAlarms } from "@/lib/services/changes/read-alarms";
import { readChanges } from "@/lib/services/changes/read-changes";
import { readNews } from "@/lib/services/changes/read-news";
import { triageChange } from "@/lib/services/changes/triage-change";
import { findMark } from "@/lib/services/marks";
import { settleAll } from "@/lib/services/settle";
import { NOW, onQairt, settleRuns } from "@/tests/support/changes";
import { describeOnEveryEngine } from "@/tests/support/engines";

const DAY_MS = 24 * 60 * 60 * 1000;

const on = (soc: string, minor: number, correct: number) =>
  onQairt(minor, correct, { target: { kind: "device", soc } });
const newest = async (store: Store) => (await findMark(store, null)).seq;
const alarms = async (store: Store) => (await readAlarms(store, await findMark(store, null), { models: [] })).size;

describeOnEveryEngine("what changed since one last looked", ({ store: opened }) => {
  it("tells each cause once, until it was looked at, dealt with, or is a week old", async () => {
    const store = opened();
    expect(await readNews(store, null)).toBeNull();
    await settleRuns(store, [on("SM8550", 40, 720), on("SM8650", 40, 720)]);
    const before = await newest(store);
    expect(await readNews(store, null)).toBeNull();
    expect(await alarms(store)).toBe(0);

    await settleRuns(store, [on("SM8550", 42, 500), on("SM8650", 42, 450)]);
    const after = await newest(store);
    const news = await readNews(store, before);
    expect(news).toMatchObject({ since: before, looked: true, more: false, asOf: after });
    expect(news?.groups).toEqual([
      expect.objectContaining({
        cells: { all: 2, worse: 2, better: 0 },
        chips: 2,
        cause: { kind: "versions", moved: [{ axis: "qairt", option: null, from: "2.40.0", to: "2.42.0" }] },
      }),
    ]);
    expect(await alarms(store)).toBe(2);
    expect(await readNews(store, after)).toBeNull();
    // A sequence of another database, or from a cookie that somebody made up, stands for nothing.
    expect(await readNews(store, after + 1_000)).toMatchObject({ looked: false, since: 0, sinceTime: null });

    const [line] = (await readChanges(store, parseChangesQuery({}))).groups[0]?.changes ?? [];
    await triageChange(store, line?.id ?? "", { action: "acknowledge" }, "ada", NOW);
    await settleAll(store, { holder: "test", clock: () => NOW });
    expect((await readNews(store, before))?.groups).toMatchObject([{ cells: { all: 1 } }]);
    expect(await alarms(store)).toBe(1);

    // Other cells settle a month later: who never looked is told of the last days only.
    await settleRuns(store, [on("SM8750-AB", 40, 720)], NOW + 30 * DAY_MS);
    expect(await readNews(store, null)).toBeNull();
  });

  it("does not tell a change again because something else about it moved", async () => {
    const store = opened();
    await settleRuns(store, [on("SM8550", 40, 720)]);
    await settleRuns(store, [on("SM8550", 42, 500)]);
    const seen = await newest(store);
    const [line] = (await readChanges(store, parseChangesQuery({}))).groups[0]?.changes ?? [];
    await triageChange(store, line?.id ?? "", { action: "assign", assignee: "ada" }, "ada", NOW);
    await settleAll(store, { holder: "test", clock: () => NOW });
    const [after] = (await readChanges(store, parseChangesQuery({}))).groups[0]?.changes ?? [];
    expect(after).toMatchObject({ id: line?.id, state: "open", assignee: "ada" });
    expect(await readNews(store, seen)).toBeNull();
    expect(await readNews(store, 0)).not.toBeNull();
  });
});
