/**
 * Texts from outside in what Slack and the tools that read its form make of a message. A code span keeps formatting,
 * links, pictures and mentions from being one; the three signs are escaped as Slack asks
 * (docs.slack.dev/messaging/formatting-message-text), and a mention that some tool seeks in code spans too is broken up.
 */
export function slackQuote(text: string): string {
  const flat = text.replaceAll(/\s+/g, " ").replaceAll("`", "'").trim();
  return `\`${escapeSlack(flat)}\``;
}

/** Escapes the signs that begin links, mentions and entities. */
export function escapeSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("@", "@\u200b");
}

/** A link; `url` is one of our own, percent-encoded. */
export function slackLink(url: string, text: string): string {
  return `<${url.replaceAll("|", "%7C").replaceAll(">", "%3E")}|${escapeSlack(text)}>`;
}
