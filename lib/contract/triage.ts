import { z } from "zod";
import { LIMITS } from "@/lib/contract/limits";
import { TRIAGE_ACTIONS, TRIAGE_STATES } from "@/lib/domain/triage";

/** What somebody does with a change. */
export const triageInput = z
  .strictObject({
    id: z.uuid().optional().meta({ description: "Made by the client: the same id twice is one event." }),
    action: z.enum(TRIAGE_ACTIONS).meta({
      description:
        "`accept` makes the level after the change the new normal, `pin-baseline` makes a run of the cell its baseline.",
    }),
    assignee: z.string().trim().min(1).max(LIMITS.name).nullable().optional().meta({
      description: "Who looks after it; `assign` without one takes the assignment back.",
    }),
    text: z.string().max(LIMITS.text).optional().meta({ description: "Why; what `note` says." }),
    run: z
      .uuid()
      .optional()
      .meta({ description: "The run of `accept` or `pin-baseline`, else where the change ended." }),
  })
  .refine(({ action, text }) => action !== "note" || (text !== undefined && text.trim() !== ""), {
    path: ["text"],
    message: "a note needs a text",
  })
  .refine(({ action, assignee }) => assignee == null || action === "assign", {
    path: ["assignee"],
    message: "belongs to the action assign",
  });
export type TriageInput = z.infer<typeof triageInput>;

export const triageEvent = z
  .strictObject({
    seq: z.int(),
    id: z.string(),
    changeId: z.string(),
    action: z.enum(TRIAGE_ACTIONS),
    who: z.string().meta({ description: "Name of the token." }),
    at: z.int().meta({ description: "Epoch milliseconds." }),
    assignee: z.string().nullable(),
    text: z.string().nullable(),
    runId: z.string().nullable(),
  })
  .meta({ id: "TriageEvent" });

export const triageAnswer = z
  .strictObject({
    id: z.string().meta({ description: "Of the event." }),
    change: z.string(),
    state: z.enum(TRIAGE_STATES),
    assignee: z.string().nullable(),
    events: z.array(triageEvent).meta({ description: "All of this change, oldest first." }),
    duplicate: z.boolean().meta({ description: "The event was there already." }),
  })
  .meta({ id: "TriageAnswer" });
