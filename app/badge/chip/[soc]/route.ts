import { getBadge } from "@/app/_server/get-badge";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { chipId, findChip } from "@/lib/domain/find-chip";

export const GET = route(OPERATIONS.getChipBadge, (context) =>
  getBadge(context, context.parameters.soc ?? "", (asked) => {
    const chip = chipId(asked);
    return { name: findChip(chip)?.name ?? chip, of: { chip } };
  }),
);
