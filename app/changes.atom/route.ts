import { ownOrigin } from "@/app/_server/own-origin";
import { route } from "@/app/_server/route";
import { taggedResponse } from "@/app/_server/tagged-response";
import { parseChangesQuery } from "@/lib/contract/change-filter";
import { OPERATIONS } from "@/lib/contract/operations";
import { readChanges } from "@/lib/services/changes/read-changes";
import { changesFeed } from "@/lib/services/notify/changes-feed";

export const GET = route(OPERATIONS.getChangesFeed, async ({ request, store, query }) => {
  const view = await readChanges(store, { ...parseChangesQuery(query), page: 1 });
  return taggedResponse(request, changesFeed(view, ownOrigin(request.headers)), "application/atom+xml");
});
