import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import { useRefusalWords } from "@/components/settings/refusal-words";
import { SendButton } from "@/components/settings/send-button";
import { SettingsSection } from "@/components/settings/settings-section";
import { Disclosure } from "@/components/ui/disclosure";
import { DeliveryLog } from "@/components/webhooks/delivery-log";
import { WebhookForm } from "@/components/webhooks/webhook-form";
import type { Delivery, WEBHOOK_EVENTS, WEBHOOK_FORMS, Webhook } from "@/lib/domain/webhook";

export type WebhookWithLog = { hook: Webhook; deliveries: Delivery[] };

/** Who is told of changes, for administrators. @param webhooks null for everybody else */
export function Webhooks({ webhooks }: { webhooks: WebhookWithLog[] | null }) {
  const t = useTranslations("webhooks");
  return (
    <SettingsSection id="webhooks" title={t("title")} lead={t("lead")}>
      {webhooks === null && <p className="mt-3 text-muted">{t("needsAdmin")}</p>}
      {webhooks?.length === 0 && <p className="mt-3 font-[560]">{t("none")}</p>}
      {webhooks !== null && webhooks.length > 0 && (
        <ul className="mt-3 divide-y divide-line border-line border-y">
          {webhooks.map((one) => (
            <li key={one.hook.id} className="py-3">
              <Entry {...one} />
            </li>
          ))}
        </ul>
      )}
      {webhooks !== null && <AddWebhook />}
    </SettingsSection>
  );
}

function AddWebhook() {
  const t = useTranslations("webhooks");
  const words = {
    ...useRefusalWords(),
    ...{ name: t("name"), url: t("url"), form: t("form"), events: t("events"), add: t("add") },
    ...{ secret: t("secret"), secretHelp: t("secretHelp") },
    forms: { generic: t("forms.generic"), slack: t("forms.slack") } satisfies Record<
      (typeof WEBHOOK_FORMS)[number],
      string
    >,
    event: {
      alarm: t("event.alarm"),
      reference: t("event.reference"),
      recovered: t("event.recovered"),
    } satisfies Record<(typeof WEBHOOK_EVENTS)[number], string>,
  };
  return (
    <Disclosure title={t("addOne")} className="mt-3">
      <WebhookForm words={words} />
    </Disclosure>
  );
}

function Entry({ hook, deliveries }: WebhookWithLog) {
  const t = useTranslations("webhooks");
  const formats = useFormats();
  const { id, name, disabledAt } = hook;
  const path = `/api/v1/webhooks/${id}`;
  const shared = { words: useRefusalWords() };
  const told = hook.events.map((event) => t(`event.${event}`)).join(" · ");
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <bdi className="font-[560]">{name}</bdi>
          {disabledAt !== null && <span className="ms-2 text-muted">{t("disabled")}</span>}
          <bdi className="wrap-anywhere block font-mono text-muted text-xs">{hook.url}</bdi>
          <span className="block text-muted text-xs">
            {t(`forms.${hook.form}`)} · {told} ·{" "}
            {t("by", { name: hook.createdBy, date: formats.instant(hook.createdAt) })}
          </span>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <SendButton method="POST" path={`${path}/test`} label={t("test")} name={t("testOne", { name })} {...shared} />
          <SendButton
            method="PATCH"
            path={path}
            body={{ disabled: disabledAt === null }}
            label={t(disabledAt === null ? "disable" : "enable")}
            name={t(disabledAt === null ? "disableOne" : "enableOne", { name })}
            {...shared}
          />
          <SendButton method="DELETE" path={path} label={t("remove")} name={t("removeOne", { name })} {...shared} />
        </div>
      </div>
      <Disclosure title={t("log")} count={formats.count(deliveries.length)} className="mt-1">
        <DeliveryLog name={name} deliveries={deliveries} />
      </Disclosure>
    </>
  );
}
