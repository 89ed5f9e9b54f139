import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { type AiHubDevices, readDevices } from "@/lib/formats/ai-hub-models/devices";
import { DEVICES, findReleases, NUMERICS, PERF, type ReleaseFolder } from "@/lib/formats/ai-hub-models/find-releases";
import { type NumericsValue, readNumerics } from "@/lib/formats/ai-hub-models/numerics";
import { joinPerf } from "@/lib/formats/ai-hub-models/perf";
import { type ReleaseFacts, toRun } from "@/lib/formats/ai-hub-models/to-run";
import type { ImportItem } from "@/lib/formats/import-item";
import { isProblem, readYaml, type YamlFile, type YamlProblem } from "@/lib/formats/read-yaml";

export type AiHubOptions = {
  /** Day of publication, `YYYY-MM-DD`, for releases whose COMMIT file does not say. */
  date?: string | null;
};

/** Maps whose numbers are versions. */
const VERBATIM = ["tool_versions", "os"];

const COMMIT = /^([0-9a-f]{7,40})\s+(\d{4}-\d{2}-\d{2})\s*$/;

/** `COMMIT` holds the commit and its day; nothing else in a release says when it was published. */
async function releaseFacts(release: ReleaseFolder, date: string | null): Promise<ReleaseFacts> {
  const text = await readFile(path.join(release.folder, "COMMIT"), "utf8").catch(() => "");
  const match = COMMIT.exec(text);
  const day = match?.[2];
  const valid = day !== undefined && !Number.isNaN(Date.parse(day));
  return { name: release.name, commit: match?.[1] ?? null, date: valid ? day : date };
}

async function devicesOf(release: ReleaseFolder): Promise<AiHubDevices | YamlProblem> {
  const read = await readYaml(path.join(release.folder, DEVICES), VERBATIM);
  if (isProblem(read)) return read;
  return readDevices(read.value) ?? { line: 1, reason: "has no maps named devices and chipsets" };
}

type Context = {
  facts: ReleaseFacts;
  devices: AiHubDevices;
  model: ReleaseFolder["models"][number];
  /** Path as it is reported, and as it is kept in a run. */
  report: string;
  file: string;
  perf: YamlFile | YamlProblem;
};

function runItem(result: NumericsValue, context: Context): ImportItem {
  const { facts, devices, model, report, file, perf } = context;
  const at = { file: report, line: result.line };
  const device = devices.get(result.device) ?? `device ${result.device} is not in ${DEVICES}`;
  if (typeof device === "string") return { kind: "refused", ...at, reason: device, values: 1 };
  const joined = isProblem(perf)
    ? `${PERF} ${perf.reason}`
    : joinPerf(perf.value, result.device, result.precision, result.path);
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
  release: ReleaseFolder,
  model: ReleaseFolder["models"][number],
  shared: { facts: ReleaseFacts; devices: AiHubDevices; reported: (file: string) => string },
): AsyncGenerator<ImportItem> {
  const numericsFile = path.join(model.folder, NUMERICS);
  const perfFile = path.join(model.folder, PERF);
  const report = shared.reported(numericsFile);
  const numerics = await readYaml(numericsFile);
  if (isProblem(numerics)) {
    yield { kind: "refused", file: report, line: numerics.line, reason: numerics.reason, values: 0 };
    return;
  }
  const perf = await readYaml(perfFile, VERBATIM);
  if (!isProblem(perf)) yield { kind: "read", file: shared.reported(perfFile) };
  else if (!perf.missing)
    yield { kind: "refused", file: shared.reported(perfFile), line: perf.line, reason: perf.reason, values: 0 };
  const file = path.relative(release.folder, numericsFile).split(path.sep).join("/");
  const context = { facts: shared.facts, devices: shared.devices, model, report, file, perf };
  for (const result of readNumerics(numerics)) {
    if ("reason" in result) yield { kind: "refused", file: report, ...result };
    else yield runItem(result, context);
  }
  yield { kind: "read", file: report };
  for (const name of (await readdir(model.folder)).sort())
    if (name !== NUMERICS && name !== PERF)
      yield {
        kind: "skipped",
        file: shared.reported(path.join(model.folder, name)),
        line: null,
        reason: "not part of a release",
      };
}

async function* readOne(
  release: ReleaseFolder,
  options: AiHubOptions,
  reported: (file: string) => string,
): AsyncGenerator<ImportItem | "model"> {
  const devices = await devicesOf(release);
  const file = reported(path.join(release.folder, DEVICES));
  if (!(devices instanceof Map)) {
    const reason = `${devices.reason}; without it no device can be named, so nothing of this release was read`;
    yield { kind: "refused", file, line: devices.line, reason, values: 0 };
    return;
  }
  yield { kind: "read", file };
  if (release.models.length === 0)
    yield { kind: "refused", file: reported(release.folder), line: null, reason: "holds no model folder", values: 0 };
  const facts = await releaseFacts(release, options.date ?? null);
  for (const model of release.models) {
    yield* readModel(release, model, { facts, devices, reported });
    yield "model";
  }
}

/**
 * Everything that a path holds of ai-hub-models: a release folder, a folder of releases, or one model's folder.
 * One value of numerics.yaml (device, precision, path) is one run, with the facts of perf.yaml beside it. What cannot
 * be used is refused with its place and reason, and the rest goes on. File names are relative to `root`.
 */
export async function* readAiHubRelease(root: string, options: AiHubOptions = {}): AsyncGenerator<ImportItem> {
  const place = path.resolve(root);
  const reported = (file: string) => path.relative(place, file).split(path.sep).join("/") || path.basename(place);
  const { releases, skipped, refused } = await findReleases(root);
  for (const { file, reason } of refused)
    yield { kind: "refused", file: reported(file), line: null, reason, values: 0 };
  const total = releases.reduce((sum, { models }) => sum + models.length, 0);
  let done = 0;
  for (const release of releases) {
    for await (const item of readOne(release, options, reported)) {
      if (item === "model") done += 1;
      yield item === "model" ? { kind: "step", done, total } : item;
    }
  }
  for (const { file, reason } of skipped) yield { kind: "skipped", file: reported(file), line: null, reason };
}
