import { type Aliases, NO_ALIASES } from "@/lib/domain/alias";
import { type AiHubDevices, readDevices } from "@/lib/formats/ai-hub-models/devices";
import {
  DEVICES,
  findReleases,
  type ModelFiles,
  PERF,
  type ReleaseFiles,
} from "@/lib/formats/ai-hub-models/find-releases";
import { type NumericsValue, readNumerics } from "@/lib/formats/ai-hub-models/numerics";
import { joinPerf } from "@/lib/formats/ai-hub-models/perf";
import { type ReleaseFacts, toRun } from "@/lib/formats/ai-hub-models/to-run";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import { shown } from "@/lib/formats/plain-value";
import { readText } from "@/lib/formats/read-text";
import { isProblem, readYaml, type YamlFile, type YamlProblem } from "@/lib/formats/read-yaml";

/** Maps whose numbers are versions. */
const VERBATIM = ["tool_versions", "os"];

/** What `COMMIT` holds: the commit and its day. */
export const COMMIT_TEXT = /^([0-9a-f]{7,40})\s+(\d{4}-\d{2}-\d{2})\s*$/;
const MAX_COMMIT_BYTES = 1_000;

/** Nothing but `COMMIT` says when a release was published. */
async function releaseFacts(release: ReleaseFiles, date: string | null): Promise<ReleaseFacts> {
  const read = release.commit ? await readText(release.commit, MAX_COMMIT_BYTES) : null;
  const match = read && "text" in read ? COMMIT_TEXT.exec(read.text) : null;
  const day = match?.[2];
  const valid = day !== undefined && !Number.isNaN(Date.parse(day));
  return { name: release.name, commit: match?.[1] ?? null, date: valid ? day : date };
}

async function devicesOf(release: ReleaseFiles): Promise<AiHubDevices | YamlProblem> {
  const read = await readYaml(release.devices, VERBATIM);
  if (isProblem(read)) return read;
  return readDevices(read.value) ?? { line: 1, reason: "has no maps named devices and chipsets" };
}

type Context = {
  facts: ReleaseFacts;
  devices: AiHubDevices;
  model: ModelFiles;
  /** Path below the release, as it is kept in a run. */
  file: string;
  perf: YamlFile | YamlProblem | null;
  aliases: Aliases;
};

function joinedFacts(perf: Context["perf"], { device, precision, path }: NumericsValue): ReturnType<typeof joinPerf> {
  if (perf === null) return `${PERF} does not exist`;
  return isProblem(perf) ? `${PERF} ${perf.reason}` : joinPerf(perf.value, device, precision, path);
}

function runItem(result: NumericsValue, context: Context): ImportItem {
  const { facts, devices, model, file, perf } = context;
  const at = { file: model.numerics.path, line: result.line };
  const device = devices.get(result.device) ?? `unknown device ${shown(result.device)}: it is not in ${DEVICES}`;
  if (typeof device === "string") return { kind: "refused", ...at, reason: device, values: 1 };
  const joined = joinedFacts(perf, result);
  const document = toRun({
    release: facts,
    model: model.name,
    file,
    result,
    device,
    perf: typeof joined === "string" ? null : joined,
  });
  return { kind: "run", ...at, document, notJoined: typeof joined === "string" ? joined : null };
}

async function* readModel(
  release: ReleaseFiles,
  model: ModelFiles,
  shared: Pick<Context, "facts" | "devices" | "aliases">,
): AsyncGenerator<ImportItem> {
  const report = model.numerics.path;
  const numerics = await readYaml(model.numerics);
  if (isProblem(numerics)) {
    yield { kind: "refused", file: report, line: numerics.line, reason: numerics.reason, values: 0 };
    return;
  }
  const perf = model.perf ? await readYaml(model.perf, VERBATIM) : null;
  if (model.perf && perf) yield readItem(model.perf, perf);
  const context = { ...shared, model, file: report.slice(release.folder.length), perf };
  for (const result of readNumerics(numerics, shared.aliases)) {
    if ("reason" in result) yield { kind: "refused", file: report, ...result };
    else yield runItem(result, context);
  }
  yield { kind: "read", file: report };
}

function readItem({ path: file }: ImportFile, read: YamlFile | YamlProblem): ImportItem {
  return isProblem(read)
    ? { kind: "refused", file, line: read.line, reason: read.reason, values: 0 }
    : { kind: "read", file };
}

async function* readOne(
  release: ReleaseFiles,
  date: string | null,
  aliases: Aliases,
): AsyncGenerator<ImportItem | "model"> {
  const devices = await devicesOf(release);
  const file = release.devices.path;
  if (!(devices instanceof Map)) {
    const reason = `${devices.reason}; without it no device can be named, so nothing of this release was read`;
    yield { kind: "refused", file, line: devices.line, reason, values: 0 };
    return;
  }
  yield { kind: "read", file };
  if (release.models.length === 0)
    yield { kind: "refused", file, line: null, reason: "has no model folder beside it", values: 0 };
  const facts = await releaseFacts(release, date);
  for (const model of release.models) {
    yield* readModel(release, model, { facts, devices, aliases });
    yield "model";
  }
}

/**
 * Everything that the files hold of ai-hub-models. One value of numerics.yaml (device, precision, path) is one run,
 * with the facts of perf.yaml beside it. What cannot be used is refused with its place and reason, and the rest goes on.
 * @param options.date day of publication, `YYYY-MM-DD`, for releases whose COMMIT file does not say
 */
export async function* readReleases(
  files: readonly ImportFile[],
  options: { date?: string | null; signal?: AbortSignal; aliases?: Aliases } = {},
): AsyncGenerator<ImportItem> {
  const { releases, skipped, refused } = findReleases(files);
  for (const { file, reason } of refused) yield { kind: "refused", file, line: null, reason, values: 0 };
  const total = releases.reduce((sum, { models }) => sum + models.length, 0);
  let done = 0;
  for (const release of releases) {
    for await (const item of readOne(release, options.date ?? null, options.aliases ?? NO_ALIASES)) {
      options.signal?.throwIfAborted();
      if (item === "model") done += 1;
      yield item === "model" ? { kind: "step", done, total } : item;
    }
  }
  for (const { file, reason } of skipped) yield { kind: "skipped", file, line: null, reason };
}
