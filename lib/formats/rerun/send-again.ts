import type { RunDocument } from "@/lib/contract/run";

/** What a new run has of its own: its id, its time, what came out, and where the old one is kept. */
const OWN = ["id", "startedAt", "result", "cost", "placement", "layers", "links", "provenance"] as const;

/** A run as it would be sent again, without what only its outcome says. Members that say nothing are left out. */
export function skeletonOf(document: RunDocument): Record<string, unknown> {
  const own: readonly string[] = OWN;
  return Object.fromEntries(
    Object.entries(document).filter(([name, value]) => !own.includes(name) && value !== null && value !== undefined),
  );
}

/** An address that may stand in a shell as it is; a request may name any. */
const ADDRESS = /^https?:\/\/[\w.:[\]-]+$/;

/**
 * Shell that posts a result under the identity of another run. JSON on lines of its own never holds the word that ends
 * a here-document: every line begins with a space or a brace.
 */
export function sendAgain(skeleton: Record<string, unknown>, server: string | null): string {
  const address = server !== null && ADDRESS.test(server) ? server : "http://127.0.0.1:3000";
  const members = JSON.stringify(skeleton, null, 2).slice(1, -2);
  return `set -eu
DRIFTGRID_URL=\${DRIFTGRID_URL:-${address}}
: "\${DRIFTGRID_TOKEN:?a token with the scope ingest}"
: "\${RESULT:?what came out, as JSON with status and value}"
{
  printf '{\\n  "startedAt": "%s",' "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  cat <<'DRIFTGRID_RUN'
${members},
  "result":
DRIFTGRID_RUN
  printf '%s\\n}\\n' "$RESULT"
} | curl --fail-with-body --silent --show-error "$DRIFTGRID_URL/api/v1/runs" \\
  --header "Authorization: Bearer $DRIFTGRID_TOKEN" --header "Content-Type: application/json" --data-binary @-
`;
}
