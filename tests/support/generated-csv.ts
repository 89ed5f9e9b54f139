const HEADER =
  "model,dataset,metric,unit,samples,value,reference,reference_source,scheme,method,soc,path,backend,qairt,date,note\n";

/** Rows of a chunk; about 64 kB, as a file stream hands them over. */
const CHUNK_ROWS = 500;

const CHIPS = ["SM8650", "SM8550", "SM7550", "SM6475", "SM4450"];

function row(index: number): string {
  const day = new Date(Date.UTC(2025, 0, 1) + (index % 365) * 86_400_000).toISOString().slice(0, 10);
  const value = 60 + (index % 1_000) / 100;
  const chip = CHIPS[index % CHIPS.length];
  return `toy_${index % 40},imagenet,top1,%,1000,${value},71.9,torch fp32,w8a8,ptq,${chip},ort-qnn,htp,2.${30 + (index % 15)}.0,${day},"row ${index}, generated"\n`;
}

/** A CSV of so many different rows with our own header, made up as it is read. */
export function* generatedCsv(rows: number): Generator<Uint8Array> {
  yield Buffer.from(HEADER);
  for (let start = 0; start < rows; start += CHUNK_ROWS) {
    const count = Math.min(CHUNK_ROWS, rows - start);
    yield Buffer.from(Array.from({ length: count }, (_, index) => row(start + index)).join(""));
  }
}
