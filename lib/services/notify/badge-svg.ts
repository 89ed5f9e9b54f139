import { escapeXml } from "@/lib/contract/xml";
import type { BadgeState } from "@/lib/services/notify/read-badge";

/** Fills with a contrast of at least 4.5 to white letters; the words say the same without them. */
const FILLS = { collapsed: "#a8201a", regressed: "#b4540a", quiet: "#2b6cb0", unmeasured: "#5f6670" } as const;
const NAME_FILL = "#33383f";
/** Longest name shown; the whole stands in the title. */
const MAX_NAME = 40;
const PADDING = 7;
const HEIGHT = 20;

function wordsOf(badge: BadgeState): string {
  if ("cells" in badge) return `${badge.cells} ${badge.state}`;
  return badge.state === "quiet" ? "no open regression" : "not measured";
}

/** Width of a text at 11 px, in pixels; `textLength` makes whatever font there is keep to it. */
function widthOf(text: string): number {
  const widths = Array.from(text, (sign) =>
    /[\u2e80-\uffff]/.test(sign) ? 11 : /[ilj.,:;'|!]/.test(sign) ? 3.6 : 6.6,
  );
  return Math.ceil(widths.reduce((sum, width) => sum + width, 0));
}

function part(x: number, text: string, fill: string): { svg: string; width: number } {
  const length = widthOf(text);
  const width = length + 2 * PADDING;
  const svg =
    `<rect x="${x}" width="${width}" height="${HEIGHT}" fill="${fill}"/>` +
    `<text x="${x + PADDING}" y="14" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeXml(text)}</text>`;
  return { svg, width };
}

/** A badge of two parts: the name, and the worst open state in words on its colour. */
export function badgeSvg(name: string, badge: BadgeState): string {
  const words = wordsOf(badge);
  const signs = Array.from(name);
  const left = part(0, signs.length > MAX_NAME ? `${signs.slice(0, MAX_NAME - 1).join("")}…` : name, NAME_FILL);
  const right = part(left.width, words, FILLS[badge.state]);
  const width = left.width + right.width;
  const title = escapeXml(`${name}: ${words}`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${title}">` +
    `<title>${title}</title><clipPath id="r"><rect width="${width}" height="${HEIGHT}" rx="4"/></clipPath>` +
    `<g clip-path="url(#r)" fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${left.svg}${right.svg}</g></svg>\n`
  );
}
