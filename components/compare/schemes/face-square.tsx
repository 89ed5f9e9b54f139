"use client";

import Link from "next/link";
import { PairSquare } from "@/components/compare/parts/pair-square";
import type { SchemeFace } from "@/components/compare/schemes/scheme-face";

type Words = { untested: string; noBase: string; wins: string; leads: string };

/** The delta of one result, its interval and what it is. */
export function FaceSquare({ face, words }: { face: SchemeFace | null; words: Words }) {
  if (face === null) return <span className="text-muted text-xs">{words.untested}</span>;
  return (
    <span className="inline-flex flex-col items-end gap-y-0.5" title={face.title}>
      <span className="inline-flex items-baseline gap-1.5">
        {face.crown === "wins" && (
          <span className="badge font-[620]" data-tone="accent">
            {words.wins}
          </span>
        )}
        {face.crown === "leads" && <span className="text-muted text-2xs">{words.leads}</span>}
        <Link
          href={face.href}
          prefetch={false}
          className="delta hover:underline"
          data-tone={face.tone ?? undefined}
          data-evidence={face.evidence}
        >
          {face.main}
        </Link>
      </span>
      {face.bounds !== null && <span className="text-2xs text-muted">{face.bounds}</span>}
      {face.marks.length > 0 && (
        <span className="flex flex-wrap justify-end gap-1">
          {face.marks.map((mark) => (
            <span key={mark} className="badge" data-tone="insufficient">
              {mark}
            </span>
          ))}
        </span>
      )}
    </span>
  );
}

/** What holding it against the base of the row says. */
export function AgainstSquare({ face, words }: { face: SchemeFace | null; words: Words }) {
  if (face === null) return null;
  if (face.against === null) return <span className="text-2xs text-muted">{words.noBase}</span>;
  return <PairSquare face={face.against} />;
}
