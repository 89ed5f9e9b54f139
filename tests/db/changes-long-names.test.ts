import { expect, it } from "vitest";
import { parseChangesQuery } from "@/lib/contract/change-filter";
import { LIMITS } from "@/lib/contract/limits";
import { readChanges } from "@/lib/services/changes/read-changes";
import { recordRuns } from "@/lib/services/record-runs";
import { settleAll } from "@/lib/services/settle";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { randomOf } from "@/tests/support/random";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");
const random = randomOf(7);

/** A name as long as one may be, which no database can compress. */
function longest(start: string): string {
  const signs = Array.from({ length: LIMITS.name - start.length }, () =>
    String.fromCharCode(0x4e00 + Math.floor(random() * 20_000)),
  );
  return start + signs.join("");
}

describeOnEveryEngine("a change between names as long as names may be", ({ store }) => {
  it("is settled and listed under the versions that moved", async () => {
    const model = longest("m");
    const runOf = (minor: number, correct: number) =>
      makeRun({
        model: { name: model },
        campaign: longest(`c${minor}`),
        stack: {
          path: "ort-qnn",
          qairt: longest(`2.4${minor}-`),
          onnxruntime: longest(`1.2${minor}-`),
          qnnEp: longest(`2.${minor}-`),
        },
        result: { value: correct / 1_000, correct },
      });
    const runs = [runOf(1, 720), runOf(2, 200)];
    const answers = await recordRuns(store(), asItems(runs), { origin: "api", now: NOW });
    expect(answers.filter((answer) => "problem" in answer)).toEqual([]);
    expect(await settleAll(store(), { holder: "a", clock: () => NOW })).toBe(2);
    const { groups } = await readChanges(store(), parseChangesQuery({}));
    expect(groups.map(({ cause, total }) => [cause.kind, total])).toEqual([["versions", 1]]);
    const own = await readChanges(store(), parseChangesQuery({ group: groups[0]?.key ?? "" }));
    expect(own.groups[0]?.changes.map(({ verdict }) => verdict)).toEqual(["collapsed"]);
  });
});
