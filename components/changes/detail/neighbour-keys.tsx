"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { ButtonLink } from "@/components/ui/button";

type Properties = {
  /** Addresses of the changes before and after; null at the ends of the list. */
  previous: string | null;
  next: string | null;
  words: { label: string; previous: string; next: string };
};

/** Leads to the changes before and after in the list, by link and by the keys p and n. */
export function NeighbourKeys({ previous, next, words }: Properties) {
  const router = useRouter();
  const [leaving, start] = useTransition();
  const go = (href: string | null) => () => {
    if (href !== null) start(() => router.push(href));
  };
  useKeys({
    ...(previous === null ? {} : { p: { words: words.previous, run: go(previous) } }),
    ...(next === null ? {} : { n: { words: words.next, run: go(next) } }),
  });
  if (previous === null && next === null) return null;
  return (
    <nav aria-label={words.label} aria-busy={leaving} className="flex gap-1.5">
      {previous !== null && (
        <ButtonLink small href={previous} aria-keyshortcuts="p">
          <ChevronLeft aria-hidden="true" />
          {words.previous}
        </ButtonLink>
      )}
      {next !== null && (
        <ButtonLink small href={next} aria-keyshortcuts="n">
          {words.next}
          <ChevronRight aria-hidden="true" />
        </ButtonLink>
      )}
    </nav>
  );
}
