import { DEFAULT_DATABASE_URL, openStore } from "@/db/open-store";
import type { Store } from "@/db/store";
import { SCOPES, type Scope } from "@/lib/contract/scopes";
import { createToken, listTokens, revokeToken } from "@/lib/services/tokens";
import { readArguments, stop } from "@/scripts/command";

const DAY_MS = 24 * 60 * 60 * 1000;

const USAGE = `Make, list and revoke access tokens.

  npm run token -- NAME [--scopes ${SCOPES.join(",")}] [--expires DAYS]
      makes a token (default scope: ingest); its last line is the token, shown once
  npm run token -- --list
  npm run token -- --revoke PREFIX_OR_ID`;

function readScopes(text: string): Scope[] {
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.filter((name) => !(SCOPES as readonly string[]).includes(name));
  if (unknown.length > 0) stop(USAGE, `Unknown scope ${unknown.join(", ")}; known: ${SCOPES.join(", ")}.`);
  return names as Scope[];
}

function readExpiry(days: string | undefined, now: number): number | null {
  if (days === undefined) return null;
  const number = Number(days);
  if (!(number > 0)) stop(USAGE, `--expires ${days} is not a number of days.`);
  return now + number * DAY_MS;
}

const date = (at: number | null) => (at === null ? "never" : new Date(at).toISOString().slice(0, 16).replace("T", " "));

async function list(store: Store): Promise<void> {
  for (const token of await listTokens(store)) {
    const state = token.revokedAt === null ? `expires ${date(token.expiresAt)}` : `revoked ${date(token.revokedAt)}`;
    console.log(
      `${token.prefix}  ${token.name}  [${token.scopes.join(", ")}]  ${state}, last used ${date(token.lastUsedAt)}`,
    );
  }
}

async function create(store: Store, name: string, scopes: Scope[], expiresAt: number | null): Promise<void> {
  const { token, secret } = await createToken(store, { name, scopes, expiresAt, now: Date.now() });
  console.error(`Token "${name}" [${token.scopes.join(", ")}], expires ${date(expiresAt)}. It is shown only now:`);
  console.log(secret);
}

const { values, positionals } = readArguments(USAGE, {
  allowPositionals: true,
  options: {
    scopes: { type: "string", default: "ingest" },
    expires: { type: "string" },
    list: { type: "boolean", default: false },
    revoke: { type: "string" },
  },
});
const [name, ...rest] = positionals;
if (rest.length > 0) stop(USAGE, `One name, please; ${rest.join(" ")} is too much.`);
if (!name && !values.list && values.revoke === undefined) stop(USAGE, "A token needs a name.");
const scopes = readScopes(values.scopes);
const expiresAt = readExpiry(values.expires, Date.now());

const store = await openStore(process.env.DATABASE_URL ?? DEFAULT_DATABASE_URL);
try {
  if (values.list) await list(store);
  else if (values.revoke !== undefined) {
    if (!(await revokeToken(store, values.revoke, Date.now()))) stop(USAGE, `No working token ${values.revoke}.`);
    console.log(`Revoked ${values.revoke}.`);
  } else if (name) await create(store, name, scopes, expiresAt);
} finally {
  await store.close();
}
