import { expect, it } from "vitest";
import { SCOPES } from "@/lib/contract/scopes";
import {
  createSignInCode,
  createToken,
  findToken,
  listTokens,
  redeemSignInCode,
  revokeToken,
  SIGN_IN_CODE_MS,
} from "@/lib/services/tokens";
import { describeOnEveryEngine } from "@/tests/support/engines";

const NOW = Date.parse("2026-01-12T08:00:00Z");

describeOnEveryEngine("tokens", ({ store }) => {
  it("finds a token by its secret and keeps only the hash", async () => {
    const { secret, token } = await createToken(store(), {
      name: "lab-07",
      scopes: ["ingest"],
      expiresAt: null,
      now: NOW,
    });
    expect(await findToken(store(), secret, NOW)).toMatchObject({ id: token.id, name: "lab-07", scopes: ["ingest"] });
    expect(JSON.stringify(await store().db.select().from(store().t.token))).not.toContain(secret);
    expect(await findToken(store(), `${secret}x`, NOW)).toBeNull();
  });

  it("notes the last use, to the minute", async () => {
    const { secret } = await createToken(store(), { name: "a", scopes: ["read"], expiresAt: null, now: NOW });
    await findToken(store(), secret, NOW + 1);
    await findToken(store(), secret, NOW + 1000);
    expect((await listTokens(store()))[0]?.lastUsedAt).toBe(NOW + 1);
    await findToken(store(), secret, NOW + 120_000);
    expect((await listTokens(store()))[0]?.lastUsedAt).toBe(NOW + 120_000);
  });

  it("refuses an expired and a revoked token", async () => {
    const expiring = await createToken(store(), { name: "a", scopes: ["read"], expiresAt: NOW + 10, now: NOW });
    const other = await createToken(store(), { name: "b", scopes: ["read"], expiresAt: null, now: NOW });
    expect(await findToken(store(), expiring.secret, NOW + 9)).not.toBeNull();
    expect(await findToken(store(), expiring.secret, NOW + 10)).toBeNull();
    expect(await revokeToken(store(), other.token.prefix, NOW)).toBe(true);
    expect(await revokeToken(store(), other.token.prefix, NOW)).toBe(false);
    expect(await findToken(store(), other.secret, NOW)).toBeNull();
  });

  it("trades a sign-in code for an admin token exactly once, even when raced", async () => {
    const code = await createSignInCode(store(), NOW);
    const answers = await Promise.all([1, 2, 3, 4].map(() => redeemSignInCode(store(), code, NOW + 1)));
    const secrets = answers.flatMap((answer) => ("secret" in answer ? [answer.secret] : []));
    expect(secrets).toHaveLength(1);
    expect((await findToken(store(), secrets[0] ?? "", NOW + 2))?.scopes).toEqual([...SCOPES]);
    expect(await redeemSignInCode(store(), code, NOW + 3)).toEqual({ refused: "used" });
    expect(await redeemSignInCode(store(), "nonsense", NOW)).toEqual({ refused: "invalid" });
  });

  it("lets a sign-in code expire", async () => {
    const code = await createSignInCode(store(), NOW);
    expect(await redeemSignInCode(store(), code, NOW + SIGN_IN_CODE_MS)).toEqual({ refused: "expired" });
  });
});
