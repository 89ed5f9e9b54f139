import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { missing } from "@/app/_missing/missing";
import { readCauseOfRun } from "@/app/_server/cause-page";
import { readMadeWithOf } from "@/app/_server/made-with";
import { readRunLeads, readRunPage } from "@/app/_server/pages";
import { CausePanel } from "@/components/cause/cause-panel";
import { MadeWithPanel } from "@/components/drift/workarounds/made-with";
import { RunView } from "@/components/runs/run-view";

type Properties = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const t = await getTranslations("run");
  const { id } = await params;
  return { title: t("title", { id: id.slice(0, 8) }) };
}

export default async function RunPage({ params }: Properties) {
  const run = await readRunPage((await params).id);
  if (run === null) return missing();
  const cause = await readCauseOfRun(run);
  const made = await readMadeWithOf(run.line.id);
  const leads = await readRunLeads(run.line.id);
  if (leads === null) return missing();
  return (
    <RunView
      run={run}
      {...leads}
      cause={cause && <CausePanel view={cause} />}
      madeWith={made.length > 0 && <MadeWithPanel made={made} />}
    />
  );
}
