/** Upper bounds of everything that comes from outside. Documented in docs/operations.md. */
export const LIMITS = {
  /** Characters of a name (model, dataset, device, option, ...). */
  name: 200,
  /** Characters of free text (reason, source, URL). */
  text: 2_000,
  /** Runs in one request. */
  runs: 10_000,
  /** Bytes of a request body as sent. */
  bodyBytes: 32 * 1024 * 1024,
  /** Bytes of a request body after decompression. */
  decodedBytes: 128 * 1024 * 1024,
  /** Samples in one evaluation. */
  samples: 10_000_000,
  repeats: 1_000,
  layers: 20_000,
  layerMetrics: 32,
  /** Names of one kind (inputs, outputs, weights, ...) of a layer. */
  layerNames: 1_000,
  /** Bytes of a request about a workaround: ids of all layers of the largest graph. */
  workaroundBytes: 16 * 1024 * 1024,
  links: 20,
  options: 100,
  fallback: 20_000,
  /** Errors told of one run; a run with more of them names the rest by number. */
  errors: 20,
  /** Values of one filter in a URL. */
  filterValues: 500,
  /** Characters of a search. */
  search: 500,
  /** Characters of the name of a saved set. */
  setName: 80,
  /** Saved sets. */
  sets: 200,
  /** Runs on one page of a list. */
  pageRuns: 500,
  /** Files of one import over HTTP. */
  importFiles: 10_000,
  /** Bytes of an import over HTTP as sent, all files together. */
  importBytes: 1_000_000_000,
  /** Bytes of an import over HTTP after decompression, all files together. */
  importDecodedBytes: 4_000_000_000,
  /** Characters of a file's path in an import. */
  importPath: 500,
  /** Imports over HTTP at a time; the next is told to come back. */
  imports: 4,
  /** Places that the report of an import names, skipped and refused each; the rest are counted. */
  importNotes: 1_000,
  /** Runs that the report of an import names. */
  importedIds: 20,
} as const;
