import { createHmac, timingSafeEqual } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_SINGLE, QUIET_MS } from "@/lib/services/notify/announce";
import { badgeSvg } from "@/lib/services/notify/badge-svg";
import { CLAIM_MS, FIRST_PAUSE_MS, LONGEST_PAUSE_MS, MAX_ATTEMPTS, pauseAfter } from "@/lib/services/notify/deliver";
import { isPrivateAddress } from "@/lib/services/notify/guard-address";
import { SEND_TIMEOUT_MS } from "@/lib/services/notify/send";
import { makeSecret, signatureHeaders } from "@/lib/services/notify/sign";
import { slackQuote } from "@/lib/services/notify/slack-text";
import { readSource } from "@/tests/support/source-files";

const document = readSource("docs/notifications.md");

describe("a signature", () => {
  it("is verified by the snippet of the documentation, which refuses another body, secret, id and an old message", async () => {
    const [, snippet] = /```js\n([\s\S]*?)```/.exec(document) ?? [];
    const source = (snippet ?? "").replace(/^import .*$/m, "").replace("export function", "return function");
    const verify = new Function("createHmac", "timingSafeEqual", source)(createHmac, timingSafeEqual);
    const [secret, now, body] = [makeSecret(), 1_700_000_000_000, '{"a":"é"}'];
    const headers = signatureHeaders("id", now, body, secret);
    expect(verify(headers, body, secret, now + 299_000)).toBe(true);
    expect(verify(headers, body, secret, now + 302_000)).toBe(false);
    expect(verify(headers, '{"a":"e"}', secret, now)).toBe(false);
    expect(verify(headers, body, makeSecret(), now)).toBe(false);
    expect(verify({ ...headers, "webhook-id": "other" }, body, secret, now)).toBe(false);
  });
});

describe("an address", () => {
  it.each([
    ...["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"],
    ...[
      "::1",
      "::",
      "fe80::1%eth0",
      "fd00::1",
      "::ffff:127.0.0.1",
      "::ffff:8.8.8.8",
      "64:ff9b::7f00:1",
      "2002:7f00:1::",
    ],
    ...["255.255.255.255", "not an address"],
  ])("%s is not public", (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(["8.8.8.8", "172.32.0.1", "192.169.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450:4001:81b::200e"])(
    "%s is public",
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );
});

describe("a text from outside", () => {
  it("is one code span in Slack's form, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const quoted = slackQuote(text);
        expect(quoted).toMatch(/^`[^`\n]*`$/);
        expect(quoted).not.toMatch(/<|>|@(?!\u200b)/);
      }),
    );
  });

  it("never leaves a badge's text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const tags = badgeSvg(name, { state: "quiet" }).match(/<\/?\w+/g);
        expect(tags?.join("")).toBe(
          badgeSvg("", { state: "quiet" })
            .match(/<\/?\w+/g)
            ?.join(""),
        );
      }),
    );
  });
});

describe("pauses between attempts", () => {
  it("lie between half and the whole of a doubled time, up to the longest", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: MAX_ATTEMPTS }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, random) => {
          const whole = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (n - 1));
          expect(pauseAfter(n, random)).toBeGreaterThanOrEqual(Math.floor(whole / 2));
          expect(pauseAfter(n, random)).toBeLessThanOrEqual(whole);
        },
      ),
    );
  });

  it("and the other constants are what the documentation says, and a claim outlives a send", () => {
    const told = { QUIET_MS, MAX_SINGLE, FIRST_PAUSE_MS, LONGEST_PAUSE_MS, MAX_ATTEMPTS, SEND_TIMEOUT_MS };
    const [hour, second] = [3_600_000, 1_000];
    expect(told).toEqual({
      QUIET_MS: 24 * hour,
      MAX_SINGLE: 10,
      FIRST_PAUSE_MS: 30 * second,
      LONGEST_PAUSE_MS: 6 * hour,
      MAX_ATTEMPTS: 12,
      SEND_TIMEOUT_MS: 10 * second,
    });
    const flat = document.replaceAll(/\s+/g, " ");
    for (const words of [
      "within 24 hours",
      "more than ten groups",
      "after 30 seconds",
      "at most 6 hours",
      "twelve times",
      "within 10 seconds",
    ]) {
      expect(flat).toContain(words);
    }
    expect(CLAIM_MS).toBeGreaterThan(2 * SEND_TIMEOUT_MS);
  });
});
