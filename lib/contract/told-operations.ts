import { z } from "zod";
import { changesQuery } from "@/lib/contract/change-filter";
import { gateQuery, gateView } from "@/lib/contract/gate";
import { type Operation, READ_PROBLEMS } from "@/lib/contract/operation";

const svg = { 200: { description: "The badge.", type: "image/svg+xml" }, 304: { description: "As it was." } };

/** Operations for those who read outside the pages: feed readers, badges in a README, jobs of CI. */
export const TOLD_OPERATIONS = {
  getGate: {
    id: "getGate",
    method: "GET",
    path: "/api/v1/gate",
    summary: "Whether a set of runs holds a regression that nobody accepted",
    description: "What `npm run gate` asks. At least one parameter is needed.",
    access: "reader",
    query: gateQuery,
    answers: { 200: { description: "What is known of the set.", schema: gateView } },
    problems: READ_PROBLEMS,
  },
  getChangesFeed: {
    id: "getChangesFeed",
    method: "GET",
    path: "/changes.atom",
    summary: "Changes as an Atom feed, an entry a cause",
    description:
      "The filter is that of the changes list. Reading needs what the page needs; no token goes into the URL.",
    access: "reader",
    query: z.object(changesQuery.shape),
    answers: {
      200: { description: "The feed.", type: "application/atom+xml" },
      304: { description: "As it was." },
    },
    problems: READ_PROBLEMS,
  },
  getModelBadge: {
    id: "getModelBadge",
    method: "GET",
    path: "/badge/model/{name}",
    summary: "A badge with the worst open state of a model: `/badge/model/mobilenet_v2.svg`",
    access: "reader",
    parameters: z.object({ name: z.string() }),
    answers: svg,
    problems: [...READ_PROBLEMS, "not-found"],
  },
  getChipBadge: {
    id: "getChipBadge",
    method: "GET",
    path: "/badge/chip/{soc}",
    summary: "A badge with the worst open state of a chip: `/badge/chip/SM8650.svg`",
    access: "reader",
    parameters: z.object({ soc: z.string() }),
    answers: svg,
    problems: [...READ_PROBLEMS, "not-found"],
  },
} as const satisfies Record<string, Operation>;
