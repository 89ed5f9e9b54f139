import { sha256Hex, uuidFromSha256 } from "@/lib/contract/canonical-json";
import { formatChangesQuery } from "@/lib/contract/change-filter";
import { escapeXml } from "@/lib/contract/xml";
import type { ChangeGroup, ChangesView } from "@/lib/domain/change-view";
import { VERDICTS } from "@/lib/domain/changes/change";
import { causeText, changeText } from "@/lib/services/notify/change-text";
import { changeUrl, groupUrl } from "@/lib/services/notify/message";

/** RFC 4287 asks for ids that never change, wherever the server moves: hashes of what they stand for. */
const urn = (text: string) => `urn:uuid:${uuidFromSha256(sha256Hex(text))}`;

const time = (at: number) => new Date(at).toISOString();
const plain = (text: string) => text;

function entry(group: ChangeGroup, origin: string): string[] {
  const counts = VERDICTS.filter((verdict) => group.counts[verdict] > 0).map((one) => `${group.counts[one]} ${one}`);
  const title = `${counts.join(", ")}: ${causeText(group.cause, plain)}`;
  // HTML within XML: escaped as the one, then as the other.
  const items = group.changes.map(
    (line) => `<li><a href="${escapeXml(changeUrl(origin, line.id))}">${escapeXml(changeText(line, plain))}</a></li>`,
  );
  const rest = group.total - group.changes.length;
  const html = `<ul>${items.join("")}</ul>${rest > 0 ? `<p>and ${rest} more</p>` : ""}`;
  return [
    "  <entry>",
    `    <id>${urn(`group ${group.key}`)}</id>`,
    `    <title>${escapeXml(title)}</title>`,
    `    <updated>${time(group.newest)}</updated>`,
    `    <published>${time(group.oldest)}</published>`,
    `    <link rel="alternate" type="text/html" href="${escapeXml(groupUrl(origin, group.key))}"/>`,
    `    <content type="html">${escapeXml(html)}</content>`,
    "  </entry>",
  ];
}

/** A page of changes as an Atom feed (RFC 4287), an entry a cause; the worst changes of each are its content. */
export function changesFeed(view: ChangesView, origin: string): string {
  const query = formatChangesQuery({ ...view.filter, page: 1 });
  const suffix = query === "" ? "" : `?${query}`;
  const newest = Math.max(0, ...view.groups.map(({ newest: at }) => at));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  <id>${urn(`changes ${query}`)}</id>`,
    "  <title>Driftgrid: changes</title>",
    `  <updated>${time(newest)}</updated>`,
    "  <author><name>Driftgrid</name></author>",
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(`${origin}/changes.atom${suffix}`)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(`${origin}/changes${suffix}`)}"/>`,
    ...view.groups.flatMap((group) => entry(group, origin)),
    "</feed>",
    "",
  ].join("\n");
}
