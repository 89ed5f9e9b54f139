import autoround from "@/docs/mappings/autoround-mxfp4.json";
import inc from "@/docs/mappings/inc-multi-hardware.json";
import nncf from "@/docs/mappings/nncf.json";
import tensorrt from "@/docs/mappings/tensorrt-ptq-qat.json";
import torchao from "@/docs/mappings/torchao-qat.json";
import { type CsvMapping, readMapping } from "@/lib/formats/csv/mapping";

/** A published table is known by its whole header and by what stands in the column `source` of its first row. */
type Published = { header: readonly string[]; source: readonly string[]; mapping: CsvMapping };

function publish(file: { for: { header: string[]; source: string[] }; columns: unknown }): Published {
  const read = readMapping(file.columns);
  if ("reason" in read) throw new Error(read.reason);
  return { ...file.for, mapping: read.mapping };
}

const PUBLISHED: readonly Published[] = [autoround, inc, nncf, tensorrt, torchao].map(publish);

/** The mapping of docs/mappings for a table with this header and first row; null when it is none of them. */
export function publishedMapping(names: readonly string[], first: readonly string[]): CsvMapping | null {
  const source = first[names.indexOf("source")];
  const found = PUBLISHED.find(
    ({ header, source: sources }) =>
      source !== undefined &&
      sources.includes(source) &&
      header.length === names.length &&
      header.every((name, index) => name === names[index]),
  );
  return found?.mapping ?? null;
}
