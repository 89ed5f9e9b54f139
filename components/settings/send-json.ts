/** What became of a request: the answer's body, or why there is none in the server's words; null when it never came. */
export type Sent = { ok: true; body: unknown } | { ok: false; reason: string | null };

function reasonOf(problem: unknown): string | null {
  const { detail } = (problem ?? {}) as { detail?: unknown };
  return typeof detail === "string" ? detail : null;
}

/** Sends a change to the interface with the reader's own session. Never throws. */
export async function sendJson(method: string, path: string, body?: unknown): Promise<Sent> {
  try {
    const response = await fetch(path, {
      method,
      ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    return response.ok ? { ok: true, body: answer } : { ok: false, reason: reasonOf(answer) };
  } catch {
    return { ok: false, reason: null };
  }
}
