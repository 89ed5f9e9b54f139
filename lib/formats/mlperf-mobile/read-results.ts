import type { Environment, Loss, Measurement, Submission } from "@/lib/formats/mlperf-mobile/measurement";
import { NO_ENVIRONMENT, NOTHING_STATED } from "@/lib/formats/mlperf-mobile/measurement";
import { shiftPoint } from "@/lib/formats/mlperf-mobile/shift-point";
import { asNumber, asText, isObject, member, shown } from "@/lib/formats/plain-value";

const at = (value: unknown, ...keys: string[]) => keys.reduce<unknown>(member, value);

const refused = (reason: string, values = 1): Loss => ({ kind: "refused", line: null, reason, values });

/** Numbers are texts up to round 2.0; `Infinity` and `N/A` stand for none. */
const loose = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? asNumber(Number(value)) : null);

const positive = (value: number | null) => (value !== null && value > 0 ? value : null);

/** Some vendors answer with the name of the call that would have known. */
const known = (text: string | null) => (text === null || /^(unknown$|must use __)/i.test(text) ? null : text);

function socModel(android: unknown): string | null {
  const props = member(android, "props");
  const prop = Array.isArray(props) ? props.find((one) => member(one, "name") === "ro.soc.model") : undefined;
  return known(asText(member(prop, "value")));
}

function readEnvironment(document: unknown): Environment {
  const info = member(document, "environment_info");
  const android = at(info, "value", "android");
  return {
    uuid: asText(at(document, "meta", "uuid")),
    appVersion: asText(at(document, "build_info", "version")),
    socModel: socModel(android),
    device: known(asText(member(android, "model_name")) ?? asText(member(info, "model"))),
    os: known(asText(member(android, "os_version")) ?? asText(member(info, "os_version"))),
  };
}

type Speed = Pick<Measurement, "throughput" | "latency90Ms">;

function readSpeed(result: unknown): Speed {
  const run = member(result, "performance_run");
  const valid =
    at(run, "loadgen", "is_result_valid") ?? at(run, "loadgen_info", "validity") ?? member(run, "loadgen_validity");
  const throughput = member(run, "throughput");
  const perSecond = positive(asNumber(isObject(throughput) ? member(throughput, "value") : throughput));
  if (valid === false || perSecond === null) return { throughput: null, latency90Ms: null };
  const seconds = positive(asNumber(at(run, "loadgen", "latency90")));
  return { throughput: perSecond, latency90Ms: seconds === null ? null : shiftPoint(seconds, 3) };
}

function readResult(result: unknown, place: string): Measurement | Loss[] {
  const id = asText(member(result, "benchmark_id"));
  if (id === null) return [refused(`${place} has no benchmark_id`)];
  const named = `${place} ${shown(id)}`;
  const run = member(result, "accuracy_run");
  if (run === null || run === undefined || member(run, "accuracy") === null)
    return [{ kind: "skipped", line: null, reason: `${named} has no accuracy run`, values: 0 }];
  const accuracy = member(run, "accuracy");
  const value = asNumber(member(accuracy, "normalized") ?? member(accuracy, "value"));
  if (value === null) return [refused(`${named}: accuracy ${shown(accuracy)} has no number named normalized or value`)];
  const settings = member(result, "backend_settings");
  const backend = member(result, "backend_info");
  return {
    place: named,
    line: null,
    benchmarkId: id,
    offline: member(result, "loadgen_scenario") === "Offline",
    normalized: value,
    formatted: asText(member(accuracy, "formatted") ?? member(accuracy, "string")),
    framework: asText(member(settings, "framework") ?? member(settings, "configuration")),
    accelerator: asText(member(settings, "accelerator_code")),
    acceleratorName: asText(member(backend, "accelerator_name") ?? member(settings, "accelerator_desc")),
    vendor: asText(member(backend, "vendor_name")),
    modelPath: asText(member(settings, "model_path")),
    datasetType: asText(at(run, "dataset", "type")),
    datasetName: asText(at(run, "dataset", "name")),
    groundtruth: asText(at(run, "dataset", "groundtruth_path")),
    measuredSamples: asNumber(member(run, "measured_samples")),
    startedAt: asText(member(run, "start_datetime")),
    ...readSpeed(result),
  };
}

/** Round 2.1 and later: a document with results, environment and build. */
function readDocument(document: unknown, prefix: string): Submission {
  const submission: Submission = { environment: readEnvironment(document), measurements: [], losses: [] };
  const results = member(document, "results");
  if (!Array.isArray(results)) submission.losses.push(refused(`${prefix}results is not a list`, 0));
  else if (results.length === 0) submission.losses.push(refused(`${prefix}results is empty`, 0));
  else
    for (const [index, result] of results.entries()) {
      const place = `${prefix}results[${index}]`;
      const read = readResult(result, place);
      if (Array.isArray(read)) submission.losses.push(...read);
      else submission.measurements.push(read);
      const second = at(result, "accuracy_run", "accuracy2");
      if (isObject(second))
        submission.losses.push(refused(`unknown metric "accuracy2": ${place} has a second one and no name for it`));
    }
  return submission;
}

/** Round 2.0: one flat record a run, accuracy and performance apart. */
function readFlat(records: readonly unknown[]): Submission {
  const submission: Submission = { environment: NO_ENVIRONMENT, measurements: [], losses: [] };
  const speeds = new Map<string, number | null>();
  for (const record of records) {
    const id = asText(member(record, "benchmark_id"));
    if (id !== null && member(record, "mode") !== "accuracy_mode") speeds.set(id, loose(member(record, "score")));
  }
  for (const [index, record] of records.entries()) {
    const id = asText(member(record, "benchmark_id"));
    const place = `[${index}] ${shown(id)}`;
    if (id === null) submission.losses.push(refused(`[${index}] has no benchmark_id`));
    else if (member(record, "mode") !== "accuracy_mode") continue;
    else if (member(record, "accuracy") === "N/A")
      submission.losses.push({ kind: "skipped", line: null, reason: `${place} has no accuracy`, values: 0 });
    else
      submission.measurements.push({
        ...NOTHING_STATED,
        place,
        line: null,
        benchmarkId: id,
        offline: false,
        normalized: null,
        formatted: asText(member(record, "accuracy")),
        framework: asText(at(record, "configuration", "runtime")),
        measuredSamples: loose(member(record, "num_samples")),
        startedAt: asText(member(record, "datetime")),
        throughput: positive(speeds.get(id) ?? null),
        latency90Ms: null,
      });
  }
  if (submission.measurements.length === 0 && submission.losses.length === 0)
    submission.losses.push({ kind: "skipped", line: null, reason: "has no accuracy run", values: 0 });
  return submission;
}

/** Everything that a parsed result file holds; shapes from round 2.0 to 5.0 (docs/formats.md). */
export function readResults(value: unknown): Submission[] {
  if (isObject(value)) return [readDocument(value, "")];
  if (!Array.isArray(value) || value.length === 0)
    return [{ environment: NO_ENVIRONMENT, measurements: [], losses: [refused("holds no results", 0)] }];
  if (value.some((one) => isObject(one) && Object.hasOwn(one, "benchmark_id"))) return [readFlat(value)];
  return value.map((one, index) => readDocument(one, `[${index}].`));
}
