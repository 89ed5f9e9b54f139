/** Ids of all layers of the largest graph, whatever their letters take. */
export const WORKAROUND_BYTES = 16 * 1024 * 1024;
