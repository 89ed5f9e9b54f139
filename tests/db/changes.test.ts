import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { parseChangesQuery } from "@/lib/contract/change-filter";
import { readChange } from "@/lib/services/changes/read-change";
import { readChanges } from "@/lib/services/changes/read-changes";
import { triageChange } from "@/lib/services/changes/triage-change";
import { addKnownIssue, readKnownIssues, removeKnownIssue } from "@/lib/services/known-issues";
import { findMark } from "@/lib/services/marks";
import { readSetting, writeSetting } from "@/lib/services/settings";
import { settleAll } from "@/lib/services/settle";
import { NOW, onQairt, settleRuns } from "@/tests/support/changes";
import { describeOnEveryEngine } from "@/tests/support/engines";

const CHIPS = ["SM8550", "SM8650", "SM8750-AB"];

type Query = Parameters<typeof parseChangesQuery>[0];
/** Changes found of the three of `breakThree`. */
const FILTERS: [Query, number][] = [
  [{ chip: "SM8650" }, 1],
  [{ chip: "host" }, 0],
  [{ model: "mobilenet_v2", scheme: "unknown:w8a8", path: "ort-qnn" }, 3],
  [{ path: "unknown" }, 0],
  [{ axis: "qairt" }, 3],
  [{ axis: "onnxruntime" }, 0],
  [{ version: "2.42.0" }, 3],
  [{ version: "2.4%" }, 0],
  [{ search: "mobilenet 8650" }, 1],
  [{ search: "snapdragon 8 gen 3" }, 1],
  [{ search: "100%" }, 0],
  [{ since: "2026-02-12" }, 3],
  [{ since: "2026-02-13" }, 0],
  [{ verdict: "watch" }, 0],
  [{ verdict: "any", state: "any" }, 3],
  [{ state: "resolved" }, 0],
  [{ kind: "reference" }, 0],
  [{ assignee: "ada" }, 0],
  [{ page: "2" }, 0],
];

const list = (store: Store, query: Query = {}) => readChanges(store, parseChangesQuery(query));
const open = (store: Store, id: string, query: Query = {}) => readChange(store, id, parseChangesQuery(query));
const settle = (store: Store) => settleAll(store, { holder: "test", clock: () => NOW });

/** One SDK step that breaks three chips, each worse than the one before; a fourth scheme wobbles. */
async function breakThree(store: Store): Promise<void> {
  const on = (soc: string, minor: number, correct: number) =>
    onQairt(minor, correct, { target: { kind: "device", soc } });
  await settleRuns(
    store,
    CHIPS.flatMap((soc) => [on(soc, 40, 720), on(soc, 41, 721)]),
  );
  await settleRuns(
    store,
    CHIPS.map((soc, i) => on(soc, 42, 600 - i * 100)),
  );
}

async function worst(store: Store) {
  const [group] = (await list(store)).groups;
  const [line] = group?.changes ?? [];
  if (!group || !line) throw new Error("nothing changed");
  return { group, line };
}

describeOnEveryEngine("changes", ({ store }) => {
  it("tells one SDK step that breaks three chips as one group, worst first", async () => {
    await breakThree(store());
    const view = await list(store());
    expect(view.groups).toHaveLength(1);
    const [group] = view.groups;
    expect(group).toMatchObject({
      total: 3,
      cause: { kind: "versions", moved: [{ axis: "qairt", from: "2.41.0", to: "2.42.0" }] },
      counts: { collapsed: 3, regressed: 0, watch: 0 },
    });
    expect(group?.changes.map(({ cell }) => cell.chip)).toEqual(["SM8750-AB", "SM8650", "SM8550"]);
    expect(group?.changes[0]).toMatchObject({ state: "open", verdict: "collapsed", numbers: { n: 1000 } });
    expect(group?.changes[0]?.numbers.difference).toBeCloseTo(-0.321, 12);
    expect(view.verdicts.collapsed).toEqual({ count: 3, capped: false });
    expect(view.choices.chips.map(({ id }) => id)).toEqual([...CHIPS].sort());
  });

  it("lists a moved reference behind every change of a device, however new it is", async () => {
    await breakThree(store());
    const held = (minor: number, value: number) =>
      onQairt(minor, 720, { target: { kind: "device", soc: "SM7550" }, reference: { value, source: "torch fp32" } });
    await settleRuns(store(), [held(43, 0.724), held(44, 0.812)]);
    const { groups } = await list(store());
    expect(groups.map(({ cause, newest }) => [cause.kind, new Date(newest).toISOString().slice(0, 10)])).toEqual([
      ["versions", "2026-02-12"],
      ["reference", "2026-02-14"],
    ]);
    const first = (await worst(store())).group.changes.at(-1);
    const last = await open(store(), first?.id ?? "");
    expect(last?.neighbours.next).toBe(groups[1]?.changes[0]?.id);
  });

  it("filters, with what a name holds taken as it stands", async () => {
    await breakThree(store());
    for (const [query, total] of FILTERS) {
      const { groups } = await list(store(), query);
      const shown = groups.flatMap(({ changes }) => changes);
      expect([query, groups.reduce((sum, group) => sum + group.total, 0), shown.length]).toEqual([query, total, total]);
    }
  });

  it("opens a change with its series, grid, environment and neighbours", async () => {
    await breakThree(store());
    const { group, line } = await worst(store());
    const view = await open(store(), line.id);
    expect(view?.series.map(({ stack, verdict, isFrom, isTo }) => [stack.qairt, verdict, isFrom, isTo])).toEqual([
      ["2.40.0", null, false, false],
      ["2.41.0", "unchanged", true, false],
      ["2.42.0", "collapsed", false, true],
    ]);
    expect(view?.series[0]).toMatchObject({ isBaseline: true, reference: 0.724, runs: 1 });
    expect(view?.series[0]?.interval?.low).toBeLessThan(0.72);
    expect(view?.grid).toMatchObject({ qairt: ["2.40.0", "2.41.0", "2.42.0"], onnxruntime: ["1.24.3"] });
    expect(view?.grid.squares[2]?.[0]).toMatchObject({ value: 0.4, verdict: "collapsed", changeId: line.id });
    expect(view?.environment).toEqual([{ field: "stack.qairt", before: "2.41.0", after: "2.42.0", numeric: true }]);
    expect(view?.judgement).toMatchObject({
      significant: true,
      comparable: { ok: true, assumed: true },
      family: { size: 3 },
      lastGood: { stack: { qairt: "2.41.0" } },
      firstBad: { stack: { qairt: "2.42.0" } },
      recovered: null,
    });
    expect(view?.neighbours).toEqual({ previous: null, next: group.changes[1]?.id });
    expect(await open(store(), group.changes[2]?.id ?? "")).toMatchObject({
      neighbours: { previous: group.changes[1]?.id, next: null },
    });
    expect(await open(store(), "0".repeat(32))).toBeNull();
    expect(await open(store(), "no key")).toBeNull();
  });

  it("keeps triage for ever, moves a change between states, and never changes what a pinned read shows", async () => {
    await breakThree(store());
    const { line } = await worst(store());
    const before = await findMark(store(), null);
    const act = async (input: Parameters<typeof triageChange>[2]) => {
      const answer = await triageChange(store(), line.id, input, "ada", NOW);
      await settle(store());
      return answer;
    };
    expect(await act({ action: "acknowledge" })).toMatchObject({ state: "acknowledged", assignee: null });
    expect((await list(store())).states).toMatchObject({ open: { count: 2 }, acknowledged: { count: 1 } });
    expect(await act({ action: "assign", assignee: "bo" })).toMatchObject({ assignee: "bo" });
    expect((await list(store(), { state: "any", assignee: "bo" })).groups[0]?.changes).toMatchObject([{ id: line.id }]);
    expect(await act({ action: "resolve", text: "fixed in 2.43" })).toMatchObject({ state: "resolved" });
    expect(await act({ action: "reopen" })).toMatchObject({ state: "open" });
    const view = await open(store(), line.id);
    expect(view?.triage.map(({ action, who, text }) => [action, who, text])).toEqual([
      ["acknowledge", "ada", null],
      ["assign", "ada", null],
      ["resolve", "ada", "fixed in 2.43"],
      ["reopen", "ada", null],
    ]);
    const pinned = await open(store(), line.id, { asOf: String(before.seq) });
    expect(pinned).toMatchObject({ triage: [], line: { state: "open", assignee: null } });
  });

  it("takes one event for one id, and refuses it for another action", async () => {
    await breakThree(store());
    const { line } = await worst(store());
    const id = "01989f3e-0000-7000-8000-000000000001";
    const first = await triageChange(store(), line.id, { id, action: "acknowledge" }, "ada", NOW);
    const again = await triageChange(store(), line.id, { id, action: "acknowledge" }, "ada", NOW);
    expect([first?.duplicate, again?.duplicate, again?.events.length]).toEqual([false, true, 1]);
    await expect(triageChange(store(), line.id, { id, action: "resolve" }, "ada", NOW)).rejects.toThrow(
      /another change/,
    );
    expect(await triageChange(store(), "0".repeat(32), { action: "resolve" }, "ada", NOW)).toBeNull();
  });

  it("accepts a level: the change is no longer open, later points are held against it, a worse step is new", async () => {
    await breakThree(store());
    const { line } = await worst(store());
    await triageChange(store(), line.id, { action: "accept", text: "known, shipped" }, "ada", NOW);
    const soc = line.cell.chip ?? "";
    const on = (minor: number, correct: number) => onQairt(minor, correct, { target: { kind: "device", soc } });
    await settleRuns(store(), [on(43, 401)]);
    expect((await list(store(), { chip: soc })).groups).toEqual([]);
    expect((await list(store(), { chip: soc, state: "accepted" })).groups[0]?.changes).toMatchObject([{ id: line.id }]);
    const view = await open(store(), line.id);
    expect(view?.series.find(({ isBaseline }) => isBaseline)?.stack.qairt).toBe("2.42.0");
    await settleRuns(store(), [on(44, 200)]);
    const fresh = (await list(store(), { chip: soc })).groups.flatMap(({ changes }) => changes);
    expect(fresh).toMatchObject([{ kind: "step", verdict: "collapsed", state: "open", to: { value: 0.2 } }]);
  });

  it("judges within the campaign: its size is in the family", async () => {
    await breakThree(store());
    const families = await store().db.select().from(store().t.family);
    expect(families.filter(({ key }) => key.includes("qairt-2.42") && key.includes("step"))).toMatchObject([
      { size: 3 },
    ]);
  });

  it("shows a known issue on what it covers until it is removed, and for ever where a read is pinned", async () => {
    await breakThree(store());
    const { line } = await worst(store());
    const slice = { chip: line.cell.chip, qairtFrom: "2.42" };
    const issue = await addKnownIssue(store(), { text: "LayerNorm", url: "https://example.com/1", slice }, "ada", NOW);
    await addKnownIssue(store(), { text: "elsewhere", slice: { qairtTo: "2.41" } }, "ada", NOW);
    expect((await open(store(), line.id))?.knownIssues).toMatchObject([{ id: issue.id, text: "LayerNorm" }]);
    await triageChange(store(), line.id, { action: "acknowledge" }, "ada", NOW);
    await settle(store());
    const mark = await findMark(store(), null);
    expect(await removeKnownIssue(store(), issue.id, "bo", NOW)).toMatchObject({ id: issue.id });
    expect(await removeKnownIssue(store(), issue.id, "bo", NOW)).toBeNull();
    expect((await open(store(), line.id))?.knownIssues).toEqual([]);
    expect((await readKnownIssues(store(), mark.seq)).map(({ text }) => text)).toEqual(["LayerNorm", "elsewhere"]);
    expect((await open(store(), line.id, { asOf: String(mark.seq) }))?.knownIssues).toHaveLength(1);
  });

  it("keeps settings as they were, in an empty database too", async () => {
    await writeSetting(store(), "priors", { chip: 0.1 }, "ada", NOW);
    await settleRuns(store(), [onQairt(40, 700)]);
    const mark = await findMark(store(), null);
    await writeSetting(store(), "priors", { chip: 0.2 }, "bo", NOW);
    expect(await readSetting(store(), "priors", null)).toMatchObject({ value: { chip: 0.2 }, who: "bo" });
    expect(await readSetting(store(), "priors", mark.seq)).toMatchObject({ value: { chip: 0.1 }, who: "ada" });
    await writeSetting(store(), "priors", null, "bo", NOW);
    expect(await readSetting(store(), "priors", null)).toBeNull();
  });
});
