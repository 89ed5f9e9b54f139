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
import { GET as getChip } from "@/app/api/v1/chips/[soc]/route";
import { GET as listChips } from "@/app/api/v1/chips/route";
import { GET as compare } from "@/app/api/v1/compare/route";
import { GET as getMatrix } from "@/app/api/v1/matrix/route";
import { GET as getSquare } from "@/app/api/v1/matrix/square/route";
import { GET as getModel } from "@/app/api/v1/models/[name]/route";
import { GET as listModels } from "@/app/api/v1/models/route";
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

type Handler = (request: NextRequest, context: ReturnType<typeof params>) => Promise<Response>;

/** Handlers of one thing: where it lies, and the name of its parameter. */
const ONES: readonly (readonly [string, string, Handler])[] = [
  ["/api/v1/runs/", "id", getRun],
  ["/api/v1/catalog/", "name", getCatalog],
  ["/api/v1/changes/", "id", getChange],
  ["/api/v1/cells/", "key", getCell],
  ["/api/v1/chips/", "soc", getChip],
  ["/api/v1/models/", "name", getModel],
];

const LISTS: readonly (readonly [string, Handler])[] = [
  ["/api/v1/changes", listChanges],
  ["/api/v1/runs", listRuns],
  ["/api/v1/compare", compare],
  ["/api/v1/matrix/square", getSquare],
  ["/api/v1/matrix", getMatrix],
  ["/api/v1/chips", listChips],
  ["/api/v1/models", listModels],
  ["/metrics", getMetrics],
];

/** Answers a GET of the interface with the handler of its route. */
export async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = requestOf(path, { headers });
  for (const [folder, parameter, handle] of ONES) {
    const [name = ""] = path.startsWith(folder) ? path.slice(folder.length).split(/[/?]/) : [];
    if (name !== "") return handle(request, params({ [parameter]: decodeURIComponent(name) }));
  }
  const list = LISTS.find(([place]) => path.startsWith(place));
  if (!list) throw new Error(`no route for ${path}`);
  return list[1](request, params({}));
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
