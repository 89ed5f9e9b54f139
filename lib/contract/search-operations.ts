import { asOf, type Operation, READ_PROBLEMS } from "@/lib/contract/operation";
import { searchQuery, searchView } from "@/lib/contract/search";

/** Operations of the search. */
export const SEARCH_OPERATIONS = {
  search: {
    id: "search",
    method: "GET",
    path: "/api/v1/search",
    summary: "Find models, chips, schemes, evaluations, runs, changes and cells",
    description:
      "Names are compared without case, width and what stands between words, best match first; chips of the catalogue are " +
      "found under every name that they are known by. Runs, changes and cells are found by id.",
    access: "reader",
    query: searchQuery.extend({ asOf }),
    answers: { 200: { description: "What was found, a group a kind.", schema: searchView } },
    problems: READ_PROBLEMS,
  },
} as const satisfies Record<string, Operation>;
