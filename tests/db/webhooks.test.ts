import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, expect, it } from "vitest";
import type { Store } from "@/db/store";
import { parseChangesQuery } from "@/lib/contract/change-filter";
import { webhookMessage } from "@/lib/contract/webhook";
import type { WebhookForm } from "@/lib/domain/webhook";
import { readChanges } from "@/lib/services/changes/read-changes";
import { triageChange } from "@/lib/services/changes/triage-change";
import { announce, QUIET_MS } from "@/lib/services/notify/announce";
import { CLAIM_MS, deliverDue, LONGEST_PAUSE_MS, MAX_ATTEMPTS, testWebhook } from "@/lib/services/notify/deliver";
import { addWebhook, listDeliveries, removeWebhook, switchWebhook } from "@/lib/services/notify/webhooks";
import { bitsOf, NOW, onQairt, settleRuns } from "@/tests/support/changes";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { type Received, startReceiver } from "@/tests/support/receiver";

const ORIGIN = "https://driftgrid.example";
type Receiver = Awaited<ReturnType<typeof startReceiver>>;

describeOnEveryEngine("webhooks", ({ store }) => {
  let receiver: Receiver;
  afterEach(() => receiver?.close());

  const options = (now = NOW) => ({ allowPrivate: true, clock: () => now, random: () => 0 });
  const told = (now = NOW) => announce(store(), { origin: ORIGIN, now });
  const run = (minor: number, wrong: number, chip = "SM8650") =>
    onQairt(minor, 1000 - wrong, {
      target: { kind: "device", soc: chip },
      result: { value: 1 - wrong / 1000, bits: bitsOf(wrong) },
    });

  /** Two chips that are fine, and a webhook that is told of what comes next. */
  async function start(answers = [{ status: 204 }], form: WebhookForm = "generic") {
    receiver = await startReceiver(answers);
    await settleRuns(store(), [run(40, 200), run(40, 200, "SM8550")]);
    const events = ["alarm" as const, "recovered" as const];
    return addWebhook(store(), { name: "ops", url: receiver.url, form, events }, "admin", NOW);
  }

  it("tell of one cause once, signed, and never again when it is settled again", async () => {
    const hook = await start();
    expect(await told()).toBe(0);
    await settleRuns(store(), [run(42, 400), run(42, 400, "SM8550")]);
    expect(await told()).toBe(1);
    expect(await deliverDue(store(), options())).toBe(1);
    const { headers, body } = receiver.received[0] as Received;
    const message = webhookMessage.parse(JSON.parse(body));
    expect(message).toMatchObject({ type: "change.alarm", data: { groups: [{ cells: { worse: 2 } }] } });
    expect(message.data.groups[0]?.changes.map(({ verdict }) => verdict)).toEqual(["collapsed", "collapsed"]);
    expect(message.data.text).toContain("QAIRT 2.40.0 → 2.42.0");
    const key = Buffer.from(hook.secret.replace("whsec_", ""), "base64");
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    expect(headers["webhook-signature"]).toBe(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);

    await store().atomically((tx) => [
      tx.update(store().t.webhook).set({ announcedSeq: 0 }).where(eq(store().t.webhook.id, hook.id)),
    ]);
    expect(await told()).toBe(0);
    // Another run of the same version judges the cells anew.
    await settleRuns(store(), [run(43, 400)]);
    expect(await told(NOW + QUIET_MS + 1)).toBe(0);
    expect(await deliverDue(store(), options(NOW + LONGEST_PAUSE_MS))).toBe(0);
    expect(receiver.received).toHaveLength(1);
  });

  it("tell of no watch, nothing accepted in time, and of a recovery where it was asked for", async () => {
    await start();
    // A point and a bit lower, but on other samples: as likely chance.
    await settleRuns(store(), [{ ...run(42, 0), result: { value: 0.788, bits: bitsOf(212, 300) } }]);
    const watched = await readChanges(store(), parseChangesQuery({ verdict: "watch" }));
    expect(watched.groups).toHaveLength(1);
    expect(await told()).toBe(0);
    await settleRuns(store(), [run(43, 400)]);
    const { groups } = await readChanges(store(), parseChangesQuery({}));
    for (const { id } of groups.flatMap(({ changes }) => changes))
      await triageChange(store(), id, { action: "accept" }, "ann", NOW);
    await settleRuns(store(), []);
    expect(await told()).toBe(0);
    await settleRuns(store(), [run(42, 400, "SM8550")]);
    expect(await told()).toBe(1);
    await settleRuns(store(), [run(44, 200, "SM8550")]);
    expect(await told()).toBe(1);
    const hooks = await Promise.all((await deliveriesOf(store())).map(({ body }) => JSON.parse(body).type));
    expect(hooks.sort()).toEqual(["change.alarm", "change.recovered"]);
  });

  it("try again with growing pauses under the same id, and give up in the end", async () => {
    const hook = await start([{ status: 500 }]);
    await settleRuns(store(), [run(42, 400)]);
    await told();
    let now = NOW;
    const pauses: number[] = [];
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      expect(await deliverDue(store(), options(now))).toBe(1);
      const [log] = await listDeliveries(store(), hook.id);
      if (log?.nextAt == null) break;
      pauses.push(log.nextAt - now);
      expect(await deliverDue(store(), options(log.nextAt - 1))).toBe(0);
      now = log.nextAt;
    }
    expect(pauses).toHaveLength(MAX_ATTEMPTS - 1);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect((await listDeliveries(store(), hook.id))[0]).toMatchObject({
      status: "failed",
      attempt: MAX_ATTEMPTS,
      answer: "500",
    });
  });

  it("send again what a process took and died with, and let one process at a time send it", async () => {
    await start();
    await settleRuns(store(), [run(42, 400)]);
    await Promise.all([told(), told()]);
    expect(await deliveriesOf(store())).toHaveLength(1);
    const stopped = AbortSignal.abort();
    expect(await deliverDue(store(), { ...options(), signal: stopped })).toBe(1);
    expect(await deliverDue(store(), options(NOW + CLAIM_MS - 1))).toBe(0);
    const later = options(NOW + CLAIM_MS);
    await Promise.all([deliverDue(store(), later), deliverDue(store(), later)]);
    expect(receiver.received).toHaveLength(1);
  });

  it("follow no redirect, reach no private address unless that is allowed, and say so in the log", async () => {
    const hook = await start([{ status: 302, headers: { location: "http://127.0.0.1:1/" } } as { status: number }]);
    expect(await testWebhook(store(), hook.id, ORIGIN, options())).toMatchObject({
      status: "failed",
      answer: "302 redirects are not followed",
    });
    const guarded = await testWebhook(store(), hook.id, ORIGIN, { ...options(), allowPrivate: false });
    expect(guarded?.answer).toContain("127.0.0.1 is not a public address");
    const named = { name: "named", url: "http://localhost:9/", form: "generic" as const, events: ["alarm" as const] };
    const { id } = await addWebhook(store(), named, "admin", NOW);
    expect((await testWebhook(store(), id, ORIGIN, { ...options(), allowPrivate: false }))?.answer).toMatch(
      /is not a public address/,
    );
    expect(receiver.received).toHaveLength(1);
    expect(await deliverDue(store(), options(NOW + CLAIM_MS))).toBe(0);
  });

  it("stop when they are disabled or removed, and are told only of what comes after", async () => {
    const hook = await start();
    await settleRuns(store(), [run(42, 400)]);
    await told();
    await switchWebhook(store(), hook.id, true, NOW);
    expect((await listDeliveries(store(), hook.id))[0]).toMatchObject({ status: "failed" });
    await settleRuns(store(), [run(42, 400, "SM8550")]);
    await switchWebhook(store(), hook.id, false, NOW);
    expect(await told()).toBe(0);
    expect(await removeWebhook(store(), hook.id, NOW)).toMatchObject({ id: hook.id });
    expect(await removeWebhook(store(), hook.id, NOW)).toBeNull();
    expect(await deliverDue(store(), options())).toBe(0);
  });

  it("put names in Slack's form where they can be neither link nor mention", async () => {
    const evil = "<!channel> @here <http://evil.example|x> `b` & ![p](http://evil.example/p)";
    await start([{ status: 200 }], "slack");
    // A metric that nobody knows brings its unit along.
    const metric = { metric: "m", kind: "mean" as const, direction: "higher" as const, unit: "<!here>" };
    const named = (minor: number, wrong: number) => ({
      ...run(minor, wrong),
      model: { name: evil },
      eval: { dataset: evil, samples: 1000, ...metric },
      result: wrong > 200 ? { status: "failed" as const, reason: evil } : { value: 1000 - wrong },
      reference: { value: 1000, source: evil },
    });
    await settleRuns(store(), [named(40, 200)]);
    await settleRuns(store(), [named(42, 400)]);
    await told();
    await deliverDue(store(), options());
    const { text } = JSON.parse(receiver.received[0]?.body ?? "{}");
    expect(text).toContain("800 `&lt;!here&gt;` → failed");
    expect(text).not.toMatch(/<!|<http:\/\/evil|@here/);
    expect(text).toContain(
      "`&lt;!channel&gt; @\u200bhere &lt;http://evil.example|x&gt; 'b' &amp; ![p](http://evil.example/p)`",
    );
    expect(text).toContain(`<${ORIGIN}/changes?group=`);
  });
});

function deliveriesOf(store: Store) {
  return store.db.select().from(store.t.delivery);
}
