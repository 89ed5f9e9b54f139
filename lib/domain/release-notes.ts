import type { ReleaseKind } from "@/lib/domain/releases";

/** Where a release is described by those who made it. */
export type ReleaseNotes = {
  url: string;
  /** False for a page that lists all releases, since no source names one of its own. */
  own: boolean;
  /** Where the address is stated. */
  source: string;
};

/** Versions whose notes the package's own page at PyPI names, read on 2026-11-23. */
const NAMED: Partial<Record<ReleaseKind, { page: string; source: string; versions: readonly string[] }>> = {
  onnxruntime: {
    page: "https://github.com/microsoft/onnxruntime/releases",
    source: "pypi.org/project/onnxruntime, pypi.org/project/onnxruntime-gpu",
    versions: [
      ...["1.15.0", "1.16.0", "1.17.0", "1.17.1", "1.18.0", "1.19.0", "1.20.0", "1.21.0", "1.22.0", "1.23.0"],
      ...["1.24.1", "1.24.2", "1.24.3", "1.24.4", "1.25.0", "1.26.0", "1.27.0", "1.28.0", "1.29.0", "1.30.0"],
    ],
  },
  "qnn-ep": {
    page: "https://github.com/onnxruntime/onnxruntime-qnn/releases",
    source: "pypi.org/project/onnxruntime-qnn",
    versions: ["2.0.0", "2.1.0", "2.1.1", "2.2.0", "2.3.0", "2.4.0", "2.5.0", "2.6.0", "2.7.0"],
  },
};

/** Notes of a version, else the page that lists all of its kind. Null for QAIRT, whose notes have no public address that a source states. */
export function releaseNotes(kind: ReleaseKind, version: string): ReleaseNotes | null {
  const named = NAMED[kind];
  if (!named) return null;
  const number = /^v?(\d+(?:\.\d+){1,2})$/.exec(version.trim())?.[1] ?? "";
  const full = number.split(".").length === 2 ? `${number}.0` : number;
  const own = named.versions.includes(full);
  return { url: own ? `${named.page}/tag/v${full}` : named.page, own, source: named.source };
}
