import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NextRequest } from "next/server";
import { afterEach, beforeEach, vi } from "vitest";
import { getServer } from "@/app/_server/store";
import { GET as getCatalog } from "@/app/api/v1/catalog/[name]/route";
import { GET as getCell } from "@/app/api/v1/cells/[key]/route";
import { GET as getChange, PATCH as patchChange } from "@/app/api/v1/changes/[id]/route";
import { GET as listChanges } from "@/app/api/v1/changes/route";
import { GET as compare } from "@/app/api/v1/compare/route";
import { GET as getMatrix } from "@/app/api/v1/matrix/route";
import { GET as getRun } from "@/app/api/v1/runs/[id]/route";
import { GET as listRuns, POST as postRuns } from "@/app/api/v1/runs/route";
import { POST as postSession } from "@/app/api/v1/session/route";
import { GET as getMetrics } from "@/app/metrics/route";
import type { Store } from "@/db/store";
import type { Scope } from "@/lib/contract/scopes";
import { settleAll } from "@/lib/services/settle";
import { createToken } from "@/lib/services/tokens";

export const ORIGIN = "http://127.0.0.1:3000";

type Init = { method?: string; headers?: Record<string, string>; body?: BodyInit };

/** A request as it arrives at a server that was reached as `ORIGIN`, unless its headers say otherwise. */
export function requestOf(path: string, { method = "GET", headers = {}, body }: Init = {}): NextRequest {
  return new NextRequest(`${ORIGIN}${path}`, {
    method,
    headers: { host: new URL(ORIGIN).host, ...headers },
    ...(body === undefined ? {} : { body, duplex: "half" }),
  } as ConstructorParameters<typeof NextRequest>[1]);
}

const params = (values: Record<string, string>) => ({ params: Promise.resolve(values) });

/** Answers a GET of the interface with the handler of its route. */
export async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = requestOf(path, { headers });
  const [, run] = /^\/api\/v1\/runs\/([^/?]+)/.exec(path) ?? [];
  const [, catalog] = /^\/api\/v1\/catalog\/([^/?]+)/.exec(path) ?? [];
  if (run) return getRun(request, params({ id: decodeURIComponent(run) }));
  if (catalog) return getCatalog(request, params({ name: decodeURIComponent(catalog) }));
  const [, change] = /^\/api\/v1\/changes\/([^/?]+)/.exec(path) ?? [];
  if (change) return getChange(request, params({ id: decodeURIComponent(change) }));
  const [, cell] = /^\/api\/v1\/cells\/([^/?]+)/.exec(path) ?? [];
  if (cell) return getCell(request, params({ key: decodeURIComponent(cell) }));
  if (path.startsWith("/api/v1/changes")) return listChanges(request, params({}));
  if (path.startsWith("/api/v1/runs")) return listRuns(request, params({}));
  if (path.startsWith("/api/v1/compare")) return compare(request, params({}));
  if (path.startsWith("/api/v1/matrix")) return getMatrix(request, params({}));
  if (path.startsWith("/metrics")) return getMetrics(request, params({}));
  throw new Error(`no route for ${path}`);
}

/** Posts a body to /api/v1/runs; anything but text and bytes goes as JSON. */
export function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const plain = typeof body === "string" || body instanceof Uint8Array || body instanceof ReadableStream;
  const sent = plain ? (body as BodyInit) : JSON.stringify(body);
  const request = requestOf("/api/v1/runs", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: sent,
  });
  return postRuns(request, params({}));
}

/** Triages a change; anything but text goes as JSON. */
export function triage(id: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const request = requestOf(`/api/v1/changes/${encodeURIComponent(id)}`, {
    method: "PATCH",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return patchChange(request, params({ id }));
}

/** Posts a form to the session, as the sign-in page does. */
export function signIn(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return postSession(
    requestOf("/api/v1/session", {
      method: "POST",
      headers: { origin: ORIGIN, "content-type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams(fields).toString(),
    }),
  );
}

export const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

/** A token with these scopes, as the header that brings it. */
export async function tokenFor(
  scopes: readonly Scope[],
  expiresAt: number | null = null,
): Promise<{ authorization: string }> {
  const { store } = await getServer();
  const { secret } = await createToken(store, { name: "test", scopes, expiresAt, now: Date.now() });
  return bearer(secret);
}

export async function storeOf(): Promise<Store> {
  return (await getServer()).store;
}

/** Settles everything, waiting for the server's own settler if it is at it. */
export async function settled(): Promise<void> {
  const { store, settler } = await getServer();
  await settler.stop();
  await settleAll(store, { holder: "test", clock: () => Date.now() + 60_000 });
}

/** Gives every test of a file a server of its own: reading is open to loopback, the store is an empty SQLite file. */
export function freshServer(): void {
  let folder = "";
  const holder = globalThis as { driftgrid?: unknown };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "driftgrid-api-"));
    vi.stubEnv("DATABASE_URL", `file:${join(folder, "test.db")}`);
    vi.stubEnv("DRIFTGRID_BIND", "127.0.0.1");
    vi.stubEnv("VIEWER_AUTH", "");
    holder.driftgrid = undefined;
  });
  afterEach(async () => {
    if (holder.driftgrid) {
      const { store, settler } = await getServer();
      await settler.stop();
      await store.close();
    }
    holder.driftgrid = undefined;
    rmSync(folder, { recursive: true, force: true });
  });
}
