import { streamLines } from "@/app/_server/json-lines";
import { getMetrics } from "@/app/_server/metrics";
import { receiveFiles } from "@/app/_server/receive-files";
import { jsonResponse } from "@/app/_server/responses";
import { problemOf, type RouteContext } from "@/app/_server/route";
import { takeUploadFolder } from "@/app/_server/upload-folder";
import type { ImportReport } from "@/lib/contract/import-report";
import { LIMITS } from "@/lib/contract/limits";
import { OPERATIONS } from "@/lib/contract/operations";
import { findFormat, type ImportFilesOptions, importFiles } from "@/lib/services/import-files";

/** What servers log when nobody waits for the answer any more. */
const CLIENT_CLOSED = 499;

/** Runs checked and stored at a time: some tens of milliseconds in which no other request is answered. */
const BATCH = 100;

function count({ dryRun, stored, duplicates, refused }: ImportReport): void {
  if (dryRun) return;
  const { runs } = getMetrics();
  runs.inc({ outcome: "stored" }, stored);
  runs.inc({ outcome: "duplicate" }, duplicates);
  runs.inc({ outcome: "refused" }, refused.count);
}

/** What the request's parameters say about reading its files. */
function optionsOf(context: RouteContext): ImportFilesOptions & { name: string | null } {
  const { format, dryRun, date, run, name } = OPERATIONS.postImports.query.parse(context.query);
  // Before the upload, which may be large.
  findFormat(format);
  return {
    format,
    dryRun: dryRun === "true",
    now: Date.now,
    batch: BATCH,
    onBatch: () => context.settler.kick(),
    maxInflatedBytes: LIMITS.importDecodedBytes,
    ...(date !== undefined && { date }),
    ...(run !== undefined && { run: run.toLowerCase() }),
    name: name ?? null,
  };
}

/**
 * Takes the files of a request, stores what they hold or says what would be stored, and answers with the report: as
 * JSON, or for a client that accepts NDJSON as lines of progress with the report last.
 */
export async function postImports(context: RouteContext): Promise<Response> {
  const { request, store, requestId } = context;
  const { name, ...options } = optionsOf(context);
  const folder = await takeUploadFolder();
  let handedOn = false;
  try {
    const { files, mapping } = await receiveFiles(request, name, folder.path);
    const work = async (more: Pick<ImportFilesOptions, "onProgress" | "signal">) => {
      const report = await importFiles(store, files, { ...options, ...(mapping && { mapping }), ...more });
      count(report);
      return report;
    };
    if (!request.headers.get("accept")?.includes("application/x-ndjson"))
      return jsonResponse(await work({ signal: request.signal }));
    handedOn = true;
    const lines = streamLines((onProgress, gone) =>
      work({ onProgress, signal: gone })
        .then(
          (report) => ({ report }),
          (error) => (gone.aborted ? {} : { problem: problemOf(error, requestId, undefined) }),
        )
        .finally(folder.leave),
    );
    return new Response(lines, {
      headers: { "content-type": "application/x-ndjson; charset=utf-8", "cache-control": "no-store" },
    });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: CLIENT_CLOSED });
    throw error;
  } finally {
    if (!handedOn) await folder.leave();
  }
}
