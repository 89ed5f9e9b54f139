import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { STANDING_STATES, type Standing } from "@/lib/domain/standing";

/** Cells by state in words, those alone that there are: `12 measured · 3 stale`. */
export function useStateWords(): (states: Standing["states"]) => string {
  const t = useTranslations("standing.states");
  const formats = useFormats();
  return (states) =>
    STANDING_STATES.filter((state) => states[state] > 0)
      .map((state) => t(state, { number: formats.count(states[state]) }))
      .join(" · ");
}

/** Cells by state: a bar for the eye and the words for everybody; nothing without cells. */
export function StateBar({ of: { cells, states } }: { of: Pick<Standing, "cells" | "states"> }) {
  const words = useStateWords();
  if (cells === 0) return null;
  return (
    <span className="block min-w-0">
      <span className="state-bar" aria-hidden="true">
        {STANDING_STATES.filter((state) => states[state] > 0).map((state) => (
          <span key={state} data-state={state} style={{ flexGrow: states[state] }} />
        ))}
      </span>
      <span className="mt-0.5 block text-2xs text-muted">{words(states)}</span>
    </span>
  );
}
