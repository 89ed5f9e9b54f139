/** FNV-1a over UTF-16 code units: one seed for one text, on every machine. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Numbers in [0, 1) that follow from a text (mulberry32): whole-number arithmetic, the same on every machine. */
export function uniforms(text: string): () => number {
  let state = seedOf(text);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Numbers close to a standard normal: the sum of twelve uniforms, which needs no function that rounds differently. */
export function normals(text: string): () => number {
  const next = uniforms(text);
  return () => {
    let sum = -6;
    for (let i = 0; i < 12; i += 1) sum += next();
    return sum;
  };
}
