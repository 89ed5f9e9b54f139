import type { ApiOperation } from "@/components/docs/open-api";
import { exampleRun } from "@/components/empty/example-run";

/** A command that calls an operation; single quotes keep every shell from reading into it. */
export function curlFor({ method, path, scopes, body }: ApiOperation, origin: string): string {
  const url = `${origin}${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`)}`;
  const lines = [`curl ${method === "GET" ? "" : `-X ${method} `}"${url}"`];
  if (scopes.length > 0) lines.push(`-H "Authorization: Bearer $DRIFTGRID_TOKEN"`);
  if (body) lines.push(`-H "Content-Type: ${body.types[0] ?? "application/json"}"`);
  if (body?.schema?.includes("Run")) lines.push(`-d '${exampleRun()}'`);
  return lines.join(" \\\n  ");
}
