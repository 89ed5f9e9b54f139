import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { readSource } from "@/tests/support/source-files";

const execute = promisify(execFile);

/** The README's first upload, exactly as a reader would copy it. */
export function readmeCurl(): string {
  const blocks = [...readSource("README.md").matchAll(/^```(?:sh|bash)\n([\s\S]*?)^```$/gm)].map(
    (match) => match[1] ?? "",
  );
  const found = blocks.filter((block) => block.includes("curl ") && block.includes("/api/v1/runs"));
  if (found.length !== 1 || !found[0]) throw new Error(`README.md has ${found.length} uploads with curl; expected one`);
  return found[0];
}

/** Runs the README's upload in a shell against a server of the test and resolves with what curl printed. */
export async function runReadmeCurl(url: string, token: string): Promise<string> {
  const command = readmeCurl().replaceAll("http://127.0.0.1:3000", url);
  if (!command.includes(url)) throw new Error("the README's curl does not name http://127.0.0.1:3000");
  const { stdout } = await execute("bash", ["-euo", "pipefail", "-c", command], {
    env: { ...process.env, DRIFTGRID_TOKEN: token },
  });
  return stdout;
}
