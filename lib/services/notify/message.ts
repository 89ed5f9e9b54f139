import type { WebhookMessage } from "@/lib/contract/webhook";
import type { ChangeGroup } from "@/lib/domain/change-view";
import type { WebhookEvent, WebhookForm } from "@/lib/domain/webhook";
import { causeText, changeText, type Quote } from "@/lib/services/notify/change-text";
import type { News } from "@/lib/services/notify/news";
import { escapeSlack, slackLink, slackQuote } from "@/lib/services/notify/slack-text";

/** Groups and changes of each that a text names; a message holds more. */
const TEXT_GROUPS = 5;
const TEXT_CHANGES = 3;

const HEADLINES: Record<WebhookEvent, (cells: string) => string> = {
  alarm: (cells) => `${cells} worse`,
  reference: (cells) => `the reference of ${cells} moved`,
  recovered: (cells) => `${cells} recovered`,
};

export const changeUrl = (origin: string, id: string) => `${origin}/changes/${id}`;

/** The changes list at one group, whatever has become of its members. */
export function groupUrl(origin: string, key: string): string {
  return `${origin}/changes?${new URLSearchParams({ group: key, verdict: "any", state: "any" })}`;
}

type Medium = { quote: Quote; link: (url: string, text: string) => string; bullet: string };

const MEDIA: Record<WebhookForm, Medium> = {
  generic: { quote: (text) => text, link: (_, text) => text, bullet: "- " },
  slack: { quote: slackQuote, link: slackLink, bullet: "• " },
};

function groupLines(event: WebhookEvent, group: ChangeGroup, medium: Medium, origin: string): string[] {
  const cells = group.cells.all === 1 ? "1 cell" : `${group.cells.all} cells`;
  const chips = group.chips > 1 ? ` on ${group.chips} chips` : "";
  const headline = `${HEADLINES[event](cells)}${chips}`;
  const shown = group.changes.slice(0, TEXT_CHANGES);
  return [
    `${medium.link(groupUrl(origin, group.key), headline)}: ${causeText(group.cause, medium.quote)}`,
    ...shown.map((line) => `${medium.bullet}${changeText(line, medium.quote)}`),
    ...(group.total > shown.length ? [`${medium.bullet}and ${group.total - shown.length} more`] : []),
  ];
}

/** News in words, as plain text or in Slack's form. */
export function newsText(event: WebhookEvent, { groups, more }: News, form: WebhookForm, origin: string): string {
  const medium = MEDIA[form];
  const shown = groups.slice(0, TEXT_GROUPS);
  const rest = groups.length - shown.length + more;
  return [
    ...shown.flatMap((group) => groupLines(event, group, medium, origin)),
    ...(rest > 0 ? [medium.link(`${origin}/changes`, `and ${rest} more groups of changes`)] : []),
  ].join("\n");
}

/** What is posted for news, as the text of its body. */
export function messageBody(
  event: WebhookEvent,
  news: News,
  form: WebhookForm,
  { origin, now, asOf }: { origin: string; now: number; asOf: number },
): string {
  const text = newsText(event, news, form, origin);
  if (form === "slack") return JSON.stringify({ text });
  const [only] = news.groups.length === 1 && news.more === 0 ? news.groups : [];
  const message: WebhookMessage = {
    type: `change.${event}`,
    timestamp: new Date(now).toISOString(),
    data: {
      text,
      url: only ? groupUrl(origin, only.key) : `${origin}/changes`,
      asOf,
      groups: news.groups.map((group) => ({
        ...group,
        url: groupUrl(origin, group.key),
        changes: group.changes.map((line) => ({ ...line, url: changeUrl(origin, line.id) })),
      })),
      moreGroups: news.more,
    },
  };
  return JSON.stringify(message);
}

/** What the test button posts. */
export function testBody(form: WebhookForm, name: string, origin: string, now: number): string {
  const text = `A test from Driftgrid for the webhook ${MEDIA[form].quote(name)}: it works.`;
  if (form === "slack") return JSON.stringify({ text: `${text} ${slackLink(origin, escapeSlack("Driftgrid"))}` });
  const data = { text, url: origin, asOf: 0, groups: [], moreGroups: 0 };
  const message: WebhookMessage = { type: "test", timestamp: new Date(now).toISOString(), data };
  return JSON.stringify(message);
}
