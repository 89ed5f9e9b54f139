import { writeFileSync } from "node:fs";
import { openApiDocument } from "@/lib/contract/openapi";

/** Writes docs/openapi.json; a test holds it to the code. */
writeFileSync("docs/openapi.json", `${JSON.stringify(openApiDocument(), null, 2)}\n`);
console.log("docs/openapi.json");
