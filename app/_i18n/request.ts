import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE, type Locale, negotiateLocale } from "@/components/locale/locales";

const MESSAGES: Record<Locale, () => Promise<{ default: Record<string, unknown> }>> = {
  en: () => import("@/messages/en.json"),
  "zh-CN": () => import("@/messages/zh-CN.json"),
};

export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = negotiateLocale(chosen, (await headers()).get("accept-language"));
  return { locale, timeZone: "UTC", messages: (await MESSAGES[locale]()).default };
});
