import { csvResponse } from "@/app/_server/responses";
import { csvTemplate } from "@/lib/formats/csv/template";

/** The CSV file that shows every documented column, to fill in. */
export async function getImportTemplate(): Promise<Response> {
  return csvResponse(csvTemplate(), "driftgrid-template");
}
