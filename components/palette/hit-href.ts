import { chipHref, modelHref } from "@/components/layout/places";
import type { SearchHit } from "@/lib/domain/search/search-view";

const matrix = (query: Record<string, string>) => `/?${new URLSearchParams(query)}`;

/** Where a hit leads. @param asOf sequence that was searched; null for now */
export function hitHref(hit: SearchHit, asOf: number | null = null): string {
  const pin: Record<string, string> = asOf === null ? {} : { asOf: String(asOf) };
  const page = (path: string) => (asOf === null ? path : `${path}?${new URLSearchParams(pin)}`);
  switch (hit.kind) {
    case "model":
      return modelHref(hit.model, asOf);
    case "chip":
      return chipHref(hit.soc, asOf);
    case "scheme":
      // Every model and chip that it was measured on; one evaluation alone may not have it.
      return matrix({ rows: "model", columns: "chip", scheme: hit.scheme, ...pin });
    case "evaluation":
      return matrix({ evaluation: hit.key, model: hit.model, ...pin });
    case "run":
      return `/runs/${encodeURIComponent(hit.id)}`;
    case "change":
      return page(`/changes/${encodeURIComponent(hit.id)}`);
    case "cell":
      return page(`/cells/${encodeURIComponent(hit.key)}`);
  }
}
