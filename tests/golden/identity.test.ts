import { describe, expect, it } from "vitest";
import { goldenText } from "@/tests/golden/golden";
import { hasShared, shared } from "@/tests/support/shared";

/**
 * Cell keys and series are frozen here. A difference means that stored results would get another identity: that is a
 * decision, made visible by `npx vitest run tests/golden -u`, never a side effect.
 */
describe("identity of cells and series", () => {
  it("of our own fixtures is what it was", async () => {
    await expect(await goldenText("tests/fixtures/ai-hub-models")).toMatchFileSnapshot("fixtures.golden.txt");
  });

  it.skipIf(!hasShared("data", "aihub"))("of four AI Hub releases is what it was (needs ../shared)", async () => {
    await expect(await goldenText(shared("data", "aihub"))).toMatchFileSnapshot("ai-hub-models.golden.txt");
  });
});
