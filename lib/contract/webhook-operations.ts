import { z } from "zod";
import type { Operation } from "@/lib/contract/operation";
import { delivery, newWebhook, webhook, webhookInput, webhookPatch } from "@/lib/contract/webhook";

const parameters = z.object({ id: z.uuid() });
const PROBLEMS = ["unauthorized", "forbidden", "internal"] as const;
const WITH_BODY = ["invalid-json", "invalid-body", "too-large", ...PROBLEMS] as const;

/** Operations of webhooks. */
export const WEBHOOK_OPERATIONS = {
  listWebhooks: {
    id: "listWebhooks",
    method: "GET",
    path: "/api/v1/webhooks",
    summary: "Who is told of changes",
    access: "admin",
    answers: { 200: { description: "The webhooks, without their secrets.", schema: z.array(webhook) } },
    problems: PROBLEMS,
  },
  postWebhook: {
    id: "postWebhook",
    method: "POST",
    path: "/api/v1/webhooks",
    summary: "Tell somebody of changes from now on",
    description: "What is sent and how to verify it: docs/notifications.md.",
    access: "admin",
    body: { schema: webhookInput, types: ["application/json"], description: "The webhook." },
    answers: { 201: { description: "The webhook with its secret, which is shown only now.", schema: newWebhook } },
    problems: WITH_BODY,
  },
  patchWebhook: {
    id: "patchWebhook",
    method: "PATCH",
    path: "/api/v1/webhooks/{id}",
    summary: "Disable a webhook, or tell it again",
    description: "What happens while it is disabled is never told; what waits to be sent is given up.",
    access: "admin",
    parameters,
    body: { schema: webhookPatch, types: ["application/json"], description: "Whether it is disabled." },
    answers: { 200: { description: "The webhook.", schema: webhook } },
    problems: [...WITH_BODY, "not-found"],
  },
  deleteWebhook: {
    id: "deleteWebhook",
    method: "DELETE",
    path: "/api/v1/webhooks/{id}",
    summary: "Remove a webhook",
    access: "admin",
    parameters,
    answers: { 200: { description: "The webhook that was removed.", schema: webhook } },
    problems: [...PROBLEMS, "not-found"],
  },
  testWebhook: {
    id: "testWebhook",
    method: "POST",
    path: "/api/v1/webhooks/{id}/test",
    summary: "Send a test message and wait for the answer",
    access: "admin",
    parameters,
    answers: { 200: { description: "What became of it.", schema: delivery } },
    problems: [...PROBLEMS, "not-found"],
  },
  listDeliveries: {
    id: "listDeliveries",
    method: "GET",
    path: "/api/v1/webhooks/{id}/deliveries",
    summary: "What was sent to a webhook, newest first",
    access: "admin",
    parameters,
    answers: { 200: { description: "The last hundred deliveries.", schema: z.array(delivery) } },
    problems: [...PROBLEMS, "not-found"],
  },
} as const satisfies Record<string, Operation>;
