/** What XML 1.0 cannot hold, whatever it is written as (section 2.2), lone surrogates among it. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text as content or attribute of XML or HTML. */
export function escapeXml(text: string): string {
  return text.replaceAll(NOT_XML, "").replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
}
