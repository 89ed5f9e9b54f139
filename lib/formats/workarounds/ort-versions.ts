import { compareVersions, parseVersion } from "@/lib/domain/version";

/**
 * Versions of ONNX Runtime in which a session option was found, and in which it was looked for and not found. Between
 * the two nobody looked. Sources: reference/formats.md D2; PR 28903 and PR 27595 of microsoft/onnxruntime.
 */
export const NAME_BASED = { key: "session.name_based_layer_assignment", absent: "1.27.0", since: "1.29.0" } as const;
export const ANNOTATED = { key: "session.layer_assignment_settings", absent: "1.24.3", since: "1.25.1" } as const;

/** `absent` also for patches of the release in which it was not found. */
export function has(option: { absent: string; since: string }, version: string): "present" | "unchecked" | "absent" {
  if (compareVersions(version, option.since) >= 0) return "present";
  const release = parseVersion(version)?.release.slice(0, 2).join(".");
  const last = parseVersion(option.absent)?.release.slice(0, 2).join(".");
  return compareVersions(version, option.absent) <= 0 || release === last ? "absent" : "unchecked";
}
