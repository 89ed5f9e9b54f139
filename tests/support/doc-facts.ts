/** What the documents claim and the code does, read from their texts. */

const FENCES = /^```[\s\S]*?^```$/gm;
const INLINE_CODE = /`[^`\n]*`/g;

/** Relative links of a Markdown text whose file is not there, without their anchors. */
export function brokenLinks(markdown: string, exists: (target: string) => boolean): string[] {
  const prose = markdown.replace(FENCES, "").replace(INLINE_CODE, "");
  const inline = [...prose.matchAll(/\]\(([^)\s]+)[^)]*\)/g)].map((match) => match[1] ?? "");
  const references = [...prose.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)].map((match) => match[1] ?? "");
  return [...inline, ...references]
    .filter((target) => !/^([a-z][a-z0-9+.-]*:|#)/i.test(target))
    .map((target) => decodeURI(target.replace(/[#?].*$/, "")))
    .filter((target) => !exists(target));
}

/** Names of npm scripts that a text tells people to run. */
export function mentionedScripts(markdown: string): string[] {
  const mentions = markdown.matchAll(/\bnpm (?:run (?:--\S+ )*([\w:-]+)|(test|start)\b)/g);
  return [...mentions].map((match) => match[1] ?? match[2] ?? "");
}

/** Environment variables which a source text reads, each once, in order. */
export function variablesRead(source: string): string[] {
  const names: string[] = [];
  for (const match of source.matchAll(/\benv(?:\?\.|\.)([A-Z][A-Z0-9_]*)\b|\benv\??\.?\[["']([A-Z][A-Z0-9_]*)["']\]/g))
    names.push(match[1] ?? match[2] ?? "");
  for (const match of source.matchAll(/\{([^{}]*)\}\s*=\s*process\.env\b/g))
    for (const part of (match[1] ?? "").split(",")) {
      const name = /^\s*([A-Z][A-Z0-9_]*)/.exec(part)?.[1];
      if (name) names.push(name);
    }
  return [...new Set(names)];
}

/** Environment variables which have a row in a table of a Markdown text. */
export function documentedVariables(markdown: string): string[] {
  return [...markdown.matchAll(/^\| `([A-Z][A-Z0-9_]*)` \|/gm)].map((match) => match[1] ?? "");
}
