import { useTranslations } from "next-intl";
import { modelName, useTargetName } from "@/components/runs/run-names";
import type { RunLine } from "@/lib/domain/run-view";
import type { RunVersions } from "@/lib/domain/stack";

const VERSIONS = ["qairt", "qnnEp", "onnxruntime", "qairtCompile", "runtime"] as const;

export type VersionedRun = { run: RunLine; versions: RunVersions };

/** A run on one line: where, how, and with which versions. */
export function useRunWords(): {
  name: (line: RunLine) => string;
  place: (line: RunLine) => string;
  versions: (run: VersionedRun) => string[];
} {
  const t = useTranslations("drift.versions");
  const targetName = useTargetName();
  return {
    name: modelName,
    place: (line) => [targetName(line), line.scheme, line.path].filter(Boolean).join(" · "),
    versions: ({ versions }) =>
      VERSIONS.flatMap((axis) => {
        const version = versions[axis];
        return version ? [t(axis, { version })] : [];
      }),
  };
}
