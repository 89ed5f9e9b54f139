/** Where the pages of named things lie. Names are anything a run may say: slashes, spaces and any script included. */

function place(folder: "chips" | "models", name: string, asOf: number | null): string {
  return `/${folder}/${encodeURIComponent(name)}${asOf === null ? "" : `?asOf=${asOf}`}`;
}

/** Path and query of a chip's page. @param asOf sequence that the linking page is pinned to; null for the newest */
export function chipHref(soc: string, asOf: number | null = null): string {
  return place("chips", soc, asOf);
}

/** Path and query of a model's page. @param asOf sequence that the linking page is pinned to; null for the newest */
export function modelHref(name: string, asOf: number | null = null): string {
  return place("models", name, asOf);
}
