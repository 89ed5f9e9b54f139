import { readJson } from "@/app/_server/read-json";
import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { knownIssueInput } from "@/lib/contract/known-issue";
import { canonicalSlice } from "@/lib/contract/known-issue-slice";
import { OPERATIONS } from "@/lib/contract/operations";
import { addKnownIssue, readKnownIssues } from "@/lib/services/known-issues";
import { resolveAsOf } from "@/lib/services/marks";

export const GET = route(OPERATIONS.listKnownIssues, async ({ store, query }) =>
  jsonResponse(await readKnownIssues(store, await resolveAsOf(store, query.asOf))),
);

export const POST = route(OPERATIONS.postKnownIssue, async ({ request, store, token }) => {
  const input = await readJson(request, knownIssueInput);
  const issue = { ...input, slice: canonicalSlice(input.slice) };
  return jsonResponse(await addKnownIssue(store, issue, token?.name ?? "", Date.now()), 201);
});
