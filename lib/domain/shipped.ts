import type { MovedAxis } from "@/lib/domain/changes/change";
import { KIND_OF, releasesBetween } from "@/lib/domain/changes/untested";
import { type ReleaseNotes, releaseNotes } from "@/lib/domain/release-notes";
import { type Release, type ReleaseKind, releaseDate } from "@/lib/domain/releases";
import { compareVersions } from "@/lib/domain/version";

/** One release as far as sources know it. */
export type ShippedRelease = { version: string; dated: Release | null; notes: ReleaseNotes | null };

/** What came out on one axis of a change. */
export type Shipped = {
  axis: MovedAxis["axis"];
  kind: ReleaseKind;
  /** True when the change leads to an earlier version. */
  backwards: boolean;
  /** Oldest first, both ends included. */
  releases: ShippedRelease[];
};

function shippedOn({ axis, from, to }: MovedAxis): Shipped[] {
  const kind = axis === "options" ? undefined : KIND_OF[axis];
  if (!kind || from === null || to === null) return [];
  const backwards = compareVersions(from, to) > 0;
  const [old, young] = backwards ? [to, from] : [from, to];
  const releases = [old, ...releasesBetween(kind, old, young), young].map((version) => ({
    version,
    dated: releaseDate(kind, version),
    notes: releaseNotes(kind, version),
  }));
  return [{ axis, kind, backwards, releases }];
}

/** What shipped between both ends of a change, axis by axis; axes without a catalogue and unknown versions are left out. */
export function shippedBetween(moved: readonly MovedAxis[]): Shipped[] {
  return moved.flatMap(shippedOn);
}
