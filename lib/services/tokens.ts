import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { SCOPES, type Scope } from "@/lib/contract/scopes";

/** Bytes of randomness in a token: 256 bits cannot be guessed, so a plain SHA-256 is enough to keep it. */
const SECRET_BYTES = 32;
/** How exact `lastUsedAt` is, in milliseconds. */
const LAST_USE_STEP_MS = 60_000;
/** Life of a one-time sign-in code. */
export const SIGN_IN_CODE_MS = 60 * 60 * 1000;
/** Life of the token that a sign-in code is traded for. */
const SIGN_IN_TOKEN_MS = 30 * 24 * 60 * 60 * 1000;

export type Token = Omit<Tables["token"]["$inferSelect"], "hash" | "scopes"> & { scopes: Scope[] };

const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex");
const isScope = (text: string): text is Scope => (SCOPES as readonly string[]).includes(text);

function toToken({ hash: _, scopes, ...rest }: Tables["token"]["$inferSelect"]): Token {
  return { ...rest, scopes: scopes.filter(isScope) };
}

/** Makes a token. The secret is returned once and kept nowhere. */
export async function createToken(
  store: Store,
  input: { name: string; scopes: readonly Scope[]; expiresAt: number | null; now: number },
): Promise<{ token: Token; secret: string }> {
  const secret = `dg_${randomBytes(SECRET_BYTES).toString("base64url")}`;
  const row = {
    id: uuidv7(),
    name: input.name,
    prefix: secret.slice(0, 9),
    hash: hashOf(secret),
    scopes: [...input.scopes],
    createdAt: input.now,
    expiresAt: input.expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  };
  await store.atomically((tx) => [tx.insert(store.t.token).values(row)]);
  return { token: toToken(row), secret };
}

/** All tokens, newest first; secrets are not among what is stored. */
export async function listTokens(store: Store): Promise<Token[]> {
  const rows = await store.db.select().from(store.t.token).orderBy(desc(store.t.token.createdAt));
  return rows.map(toToken);
}

/** Revokes the token with an id or a prefix; false when there is none that still works. */
export async function revokeToken(store: Store, idOrPrefix: string, now: number): Promise<boolean> {
  const { token } = store.t;
  const [revoked] = await store.atomically((tx) => [
    tx
      .update(token)
      .set({ revokedAt: now })
      .where(and(or(eq(token.id, idOrPrefix), eq(token.prefix, idOrPrefix)), isNull(token.revokedAt)))
      .returning({ id: token.id }),
  ]);
  return Array.isArray(revoked) && revoked.length > 0;
}

/** The lookup by hash, prepared once a store: it runs before every upload. */
const lookups = new WeakMap<Store, ReturnType<typeof prepareLookup>>();

function prepareLookup({ db, t: { token } }: Store) {
  const query = db
    .select()
    .from(token)
    .where(and(eq(token.hash, sql.placeholder("hash")), isNull(token.revokedAt)));
  // Postgres wants a name for a prepared statement, SQLite takes none; the builders' types follow SQLite.
  return (query as unknown as { prepare: (name: string) => ReturnType<typeof query.prepare> }).prepare("find_token");
}

function lookupOf(store: Store) {
  const known = lookups.get(store) ?? prepareLookup(store);
  lookups.set(store, known);
  return known;
}

/** The token that a secret belongs to; null when it is unknown, expired or revoked. */
export async function findToken(store: Store, secret: string, now: number): Promise<Token | null> {
  const { token } = store.t;
  const [row] = await lookupOf(store).execute({ hash: hashOf(secret) });
  if (!row || (row.expiresAt !== null && row.expiresAt <= now)) return null;
  if (row.lastUsedAt === null || now - row.lastUsedAt >= LAST_USE_STEP_MS) {
    await store.atomically((tx) => [
      tx
        .update(token)
        .set({ lastUsedAt: now })
        .where(and(eq(token.id, row.id), or(isNull(token.lastUsedAt), lt(token.lastUsedAt, now)))),
    ]);
  }
  return toToken(row);
}

/** Makes a code that signs one person in, once. */
export async function createSignInCode(store: Store, now: number): Promise<string> {
  const code = randomBytes(SECRET_BYTES).toString("base64url");
  await store.atomically((tx) => [
    tx.insert(store.t.signInCode).values({ hash: hashOf(code), createdAt: now, expiresAt: now + SIGN_IN_CODE_MS }),
  ]);
  return code;
}

/** Trades a sign-in code for an admin token; says why when it cannot. */
export async function redeemSignInCode(
  store: Store,
  code: string,
  now: number,
): Promise<{ secret: string } | { refused: "invalid" | "expired" | "used" }> {
  const { signInCode } = store.t;
  const hash = hashOf(code);
  const [row] = await store.db.select().from(signInCode).where(eq(signInCode.hash, hash));
  if (!row) return { refused: "invalid" };
  if (row.usedAt !== null) return { refused: "used" };
  if (row.expiresAt <= now) return { refused: "expired" };
  const [taken] = await store.atomically((tx) => [
    tx
      .update(signInCode)
      .set({ usedAt: now })
      .where(and(eq(signInCode.hash, hash), isNull(signInCode.usedAt)))
      .returning({ hash: signInCode.hash }),
  ]);
  if (!Array.isArray(taken) || taken.length === 0) return { refused: "used" };
  const { secret } = await createToken(store, {
    name: "admin link",
    scopes: SCOPES,
    expiresAt: now + SIGN_IN_TOKEN_MS,
    now,
  });
  return { secret };
}
