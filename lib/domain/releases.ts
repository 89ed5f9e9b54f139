import { parseVersion, sameVersion } from "@/lib/domain/version";

/** Software whose versions Driftgrid dates. */
export const RELEASE_KINDS = ["qairt", "onnxruntime", "qnn-ep"] as const;
export type ReleaseKind = (typeof RELEASE_KINDS)[number];

export type Release = {
  kind: ReleaseKind;
  version: string;
  /** `YYYY-MM-DD`, or `YYYY-MM` when only the month is known. */
  date: string;
  /** `no-later-than`: the version was seen on that day, the release itself is not dated. */
  precision: "day" | "month" | "no-later-than";
  /** `build`: the day in QAIRT's own version text, some days before the release. */
  basis: "release" | "build";
  source: string;
};

const ORT_CI = "ONNX Runtime CI; YYMMDD in the version";
const DELEGATE_NOTES = "docs.qualcomm.com delegate release notes (month ends)";
const AIHUB_PERF = "perf.yaml of qai_hub_models";
const MAVEN = "Maven onnxruntime-android-qnn";
const RELEASE_PAGE = "ONNX Runtime release page";
const EP_NOTES = "onnxruntime-qnn release notes";

/** What is known of release dates. A version without a dated source is not listed. */
// biome-ignore format: one release a line, so that the table can be read and compared as a table
export const RELEASES: readonly Release[] = [
  { kind: "qairt", version: "2.6.0.221227", date: "2022-12-27", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.8.0.230223", date: "2023-02-23", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.9.0.230327", date: "2023-03-27", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.10.0.230425", date: "2023-04-25", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.12.1.230626", date: "2023-06-26", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.13.1.230730", date: "2023-07-30", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.14.1.230828", date: "2023-08-28", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.17.0.231124", date: "2023-11-24", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.18.0.240101", date: "2024-01-01", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.19.2.240210", date: "2024-02-10", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.21.0.240401", date: "2024-04-01", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.22.0.240425", date: "2024-04-25", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.23.0.240531", date: "2024-05-31", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.24.0.240626", date: "2024-06-26", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.25.0.240728", date: "2024-07-28", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.26.0.240828", date: "2024-08-28", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.27.0.240926", date: "2024-09-26", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.28.0.241029", date: "2024-10-29", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.28.2.241116", date: "2024-11-16", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.30.0.250109", date: "2025-01-09", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.31.0.250130", date: "2025-01-30", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.32.0.250228", date: "2025-02-28", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.33.2.250410", date: "2025-04-10", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.34.0.250424", date: "2025-04-24", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.35.0.250530", date: "2025-05-30", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.36.0.250627", date: "2025-06-27", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.36.1.250708", date: "2025-07-08", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.37.0.250724", date: "2025-07-24", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.37.1.250807", date: "2025-08-07", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.38.0.250901", date: "2025-09-01", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.39.0.250926", date: "2025-09-26", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.41.0.251128", date: "2025-11-28", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.42.0.251225", date: "2025-12-25", precision: "day", basis: "build", source: ORT_CI },
  { kind: "qairt", version: "2.38", date: "2025-08-31", precision: "day", basis: "release", source: DELEGATE_NOTES },
  { kind: "qairt", version: "2.39", date: "2025-09-30", precision: "day", basis: "release", source: DELEGATE_NOTES },
  { kind: "qairt", version: "2.40", date: "2025-10-31", precision: "day", basis: "release", source: DELEGATE_NOTES },
  { kind: "qairt", version: "2.41", date: "2025-11-30", precision: "day", basis: "release", source: DELEGATE_NOTES },
  { kind: "qairt", version: "2.42", date: "2025-12-31", precision: "day", basis: "release", source: DELEGATE_NOTES },
  { kind: "qairt", version: "2.43", date: "2026-01-31", precision: "day", basis: "release", source: DELEGATE_NOTES },
  { kind: "qairt", version: "2.44", date: "2026-02-28", precision: "day", basis: "release", source: DELEGATE_NOTES },
  { kind: "qairt", version: "2.45", date: "2026-03-31", precision: "day", basis: "release", source: DELEGATE_NOTES },
  { kind: "qairt", version: "2.46", date: "2026-04-30", precision: "day", basis: "release", source: DELEGATE_NOTES },
  { kind: "qairt", version: "2.47", date: "2026-05-31", precision: "day", basis: "release", source: DELEGATE_NOTES },
  { kind: "qairt", version: "2.49", date: "2026-07-31", precision: "day", basis: "release", source: DELEGATE_NOTES },
  { kind: "qairt", version: "2.37.1.250807093845_124904", date: "2025-08-07", precision: "day", basis: "build", source: AIHUB_PERF },
  { kind: "qairt", version: "2.39.0.250925215840_163802", date: "2025-09-25", precision: "day", basis: "build", source: AIHUB_PERF },
  { kind: "qairt", version: "2.40.0.251030114326_189385", date: "2025-10-30", precision: "day", basis: "build", source: AIHUB_PERF },
  { kind: "qairt", version: "2.41.0.251128145156_191518", date: "2025-11-28", precision: "day", basis: "build", source: AIHUB_PERF },
  { kind: "qairt", version: "2.42.0.251225135753_193295", date: "2025-12-25", precision: "day", basis: "build", source: AIHUB_PERF },
  { kind: "qairt", version: "2.43.0.260127150333_193827", date: "2026-01-27", precision: "day", basis: "build", source: AIHUB_PERF },
  { kind: "qairt", version: "2.45.0.260326154327", date: "2026-03-26", precision: "day", basis: "build", source: AIHUB_PERF },
  { kind: "qairt", version: "2.46.0.260424", date: "2026-04-24", precision: "day", basis: "build", source: "LiteRT issue 7516" },
  { kind: "qairt", version: "2.50.0.260828", date: "2026-08-28", precision: "day", basis: "build", source: "LiteRT nightly" },
  { kind: "onnxruntime", version: "1.15", date: "2023-05", precision: "month", basis: "release", source: "ONNX Runtime git history: branch cut" },
  { kind: "onnxruntime", version: "1.16", date: "2023-09", precision: "month", basis: "release", source: "ONNX Runtime git history: branch cut" },
  { kind: "onnxruntime", version: "1.17", date: "2024-01", precision: "month", basis: "release", source: "ONNX Runtime git history: branch cut" },
  { kind: "onnxruntime", version: "1.18", date: "2024-05", precision: "month", basis: "release", source: "ONNX Runtime git history: branch cut" },
  { kind: "onnxruntime", version: "1.19", date: "2024-08", precision: "month", basis: "release", source: "ONNX Runtime git history: branch cut" },
  { kind: "onnxruntime", version: "1.20.0", date: "2024-10-31", precision: "day", basis: "release", source: MAVEN },
  { kind: "onnxruntime", version: "1.21.0", date: "2025-03-08", precision: "day", basis: "release", source: MAVEN },
  { kind: "onnxruntime", version: "1.21.1", date: "2025-04-21", precision: "day", basis: "release", source: MAVEN },
  { kind: "onnxruntime", version: "1.22.0", date: "2025-05-10", precision: "day", basis: "release", source: MAVEN },
  { kind: "onnxruntime", version: "1.22.2", date: "2025-08-12", precision: "day", basis: "release", source: "ONNX Runtime release notes (2025-08-12 or 13)" },
  { kind: "onnxruntime", version: "1.23.0", date: "2025-09-26", precision: "day", basis: "release", source: MAVEN },
  { kind: "onnxruntime", version: "1.23.1", date: "2025-10-08", precision: "day", basis: "release", source: MAVEN },
  { kind: "onnxruntime", version: "1.23.2", date: "2025-10-25", precision: "day", basis: "release", source: MAVEN },
  { kind: "onnxruntime", version: "1.24.1", date: "2026-02-05", precision: "day", basis: "release", source: MAVEN },
  { kind: "onnxruntime", version: "1.24.2", date: "2026-02-19", precision: "day", basis: "release", source: MAVEN },
  { kind: "onnxruntime", version: "1.24.3", date: "2026-03-06", precision: "day", basis: "release", source: MAVEN },
  { kind: "onnxruntime", version: "1.25.0", date: "2026-04-20", precision: "day", basis: "release", source: MAVEN },
  { kind: "onnxruntime", version: "1.25.1", date: "2026-04-28", precision: "day", basis: "release", source: MAVEN },
  { kind: "onnxruntime", version: "1.26.0", date: "2026-05-09", precision: "day", basis: "release", source: MAVEN },
  { kind: "onnxruntime", version: "1.27.0", date: "2026-06-19", precision: "day", basis: "release", source: RELEASE_PAGE },
  { kind: "onnxruntime", version: "1.27.1", date: "2026-07-27", precision: "no-later-than", basis: "release", source: AIHUB_PERF },
  { kind: "onnxruntime", version: "1.28.0", date: "2026-07-28", precision: "day", basis: "release", source: RELEASE_PAGE },
  { kind: "onnxruntime", version: "1.29.0", date: "2026-08-13", precision: "day", basis: "release", source: RELEASE_PAGE },
  { kind: "onnxruntime", version: "1.30.0", date: "2026-09-14", precision: "no-later-than", basis: "release", source: "npm and PyPI" },
  { kind: "onnxruntime", version: "1.31.1", date: "2026-10", precision: "month", basis: "release", source: "PyPI" },
  { kind: "qnn-ep", version: "2.0.0", date: "2026-03", precision: "month", basis: "release", source: EP_NOTES },
  { kind: "qnn-ep", version: "2.1.1", date: "2026-05-20", precision: "day", basis: "release", source: EP_NOTES },
  { kind: "qnn-ep", version: "2.2.0", date: "2026-05-26", precision: "day", basis: "release", source: EP_NOTES },
  { kind: "qnn-ep", version: "2.3.0", date: "2026-06-22", precision: "day", basis: "release", source: EP_NOTES },
  { kind: "qnn-ep", version: "2.4.0", date: "2026-07-14", precision: "day", basis: "release", source: EP_NOTES },
  { kind: "qnn-ep", version: "2.5.0", date: "2026-08-20", precision: "day", basis: "release", source: EP_NOTES },
  { kind: "qnn-ep", version: "2.6.0", date: "2026-09", precision: "month", basis: "release", source: EP_NOTES },
  { kind: "qnn-ep", version: "2.7.0", date: "2026-10-13", precision: "day", basis: "release", source: EP_NOTES },
];

const releaseOf = (version: string) => parseVersion(version)?.release ?? [];

/** 1.15 is 1.15.0; prereleases are other versions. */
function sameNumber(a: string, b: string): boolean {
  const left = parseVersion(a);
  const right = parseVersion(b);
  if (!left || !right || left.prerelease !== null || right.prerelease !== null) return false;
  return [0, 1, 2].every((index) => (left.release[index] ?? "0") === (right.release[index] ?? "0"));
}

/** True when `known` is a shorter text for `version`. 2.45 stands for 2.45.0 and its builds, not for the respin 2.45.41. */
function shortens(known: string, version: string): boolean {
  return version.startsWith(known) && (releaseOf(known).length > 2 || releaseOf(version)[2] === "0");
}

function qairtRelease(text: string): Release | null {
  // One build is shipped in flavors, for instance `-auto`.
  const version = text.trim().replace(/^v/i, "").replace(/-.*$/, "");
  const matching = RELEASES.filter(({ kind, version: known }) => kind === "qairt" && sameVersion(known, version));
  const exact = matching.find((release) => release.version === version);
  const shorter = matching
    .filter((release) => shortens(release.version, version))
    .sort((a, b) => b.version.length - a.version.length);
  const longer = matching
    .filter((release) => releaseOf(release.version).length >= releaseOf(version).length)
    .sort((a, b) => Number(a.date > b.date) - Number(a.date < b.date));
  return exact ?? longer.find(({ version: known }) => known.startsWith(version)) ?? shorter[0] ?? longer[0] ?? null;
}

/**
 * When a version came out. ONNX Runtime and the QNN EP are looked up by their number. A QAIRT version may be cut short
 * or carry its build: the entry with the same text speaks, else the earliest that begins with the text asked for, else
 * the most specific one that shortens it.
 * @returns null when no source dates it
 */
export function releaseDate(kind: ReleaseKind, version: string): Release | null {
  if (kind === "qairt") return qairtRelease(version);
  return RELEASES.find((release) => release.kind === kind && sameNumber(release.version, version)) ?? null;
}
