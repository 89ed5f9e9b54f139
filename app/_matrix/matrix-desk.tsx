import { matrixHref } from "@/app/_matrix/matrix-href";
import { MatrixPanel } from "@/app/_matrix/matrix-panel";
import type { SearchParams } from "@/app/_server/pages";
import { viewerMay } from "@/app/_server/viewer";
import { MatrixExport } from "@/components/matrix/export/matrix-export";
import { MatrixView } from "@/components/matrix/matrix-view";
import { MatrixSets } from "@/components/matrix/sets/matrix-sets";
import { formatMatrixQuery } from "@/lib/contract/matrix-filter";
import type { MatrixView as View } from "@/lib/domain/matrix";

/** The matrix with its panel and its menus. */
export async function MatrixDesk({ view, searchParams }: { view: View; searchParams: SearchParams }) {
  const maySave = !view.pinned && (await viewerMay("triage"));
  return (
    <MatrixView
      view={view}
      query={formatMatrixQuery(view.filter)}
      hrefOf={matrixHref}
      panel={<MatrixPanel searchParams={searchParams} />}
      setsMenu={<MatrixSets view={view} maySave={maySave} />}
      maySaveSets={maySave}
      exportMenu={<MatrixExport view={view} />}
    />
  );
}
