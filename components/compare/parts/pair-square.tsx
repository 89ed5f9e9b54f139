import type { PairFace } from "@/components/compare/parts/pair-words";

/** A difference with its interval, its verdict in words and the test behind it. */
export function PairSquare({ face }: { face: PairFace }) {
  return (
    <span className="inline-flex flex-col items-end gap-y-0.5" title={face.title}>
      <span className="inline-flex items-baseline gap-1.5">
        <span className="badge" data-tone={face.verdictTone}>
          {face.verdict}
        </span>
        {face.difference !== null && (
          <span className="delta" data-tone={face.tone ?? undefined} data-evidence={face.evidence}>
            {face.difference}
          </span>
        )}
      </span>
      {face.bounds !== null && <span className="text-2xs text-muted">{face.bounds}</span>}
      {face.test !== null && <span className="max-w-44 whitespace-normal text-2xs text-muted">{face.test}</span>}
      {face.note !== null && <span className="max-w-44 whitespace-normal text-2xs text-muted">{face.note}</span>}
    </span>
  );
}
