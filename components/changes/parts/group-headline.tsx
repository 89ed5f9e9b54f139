import { useTranslations } from "next-intl";
import { useGroupWords } from "@/components/changes/parts/group-words";
import { MovedVersions } from "@/components/changes/parts/moved-versions";
import type { ChangeGroup, GroupCause } from "@/lib/domain/change-view";

/** A group in words: `QAIRT 2.42.0 → 2.45.0: 40 cells worse on 3 chips`. */
export function GroupHeadline({ group }: { group: Pick<ChangeGroup, "cause" | "cells" | "chips"> }) {
  const t = useTranslations("changes");
  const words = useGroupWords();
  return (
    <>
      <Cause cause={group.cause} />
      {t("colon")}
      {words(group)}
    </>
  );
}

function Cause({ cause }: { cause: GroupCause }) {
  const t = useTranslations("changes");
  if (cause.kind === "versions") return <MovedVersions moved={cause.moved} />;
  if (cause.kind === "campaign") return <bdi>{t("cause.campaign", { name: cause.name })}</bdi>;
  if (cause.kind === "together") return t("cause.together");
  return (
    <>
      {t("cause.reference")}
      {cause.moved.length > 0 && (
        <>
          {t("separator")}
          <MovedVersions moved={cause.moved} />
        </>
      )}
    </>
  );
}
