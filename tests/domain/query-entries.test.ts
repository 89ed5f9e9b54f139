import { expect, test } from "vitest";
import { flag, many, one, writeQuery } from "@/lib/domain/query-entries";

test("a query holds what was asked for, in order, and nothing that is so without asking", () => {
  const query = writeQuery([
    ...many("chip", ["SM8650", "a&b"]),
    ...many("path", []),
    ...one("scheme", null),
    ...one("sort", "name", "name"),
    ...one("page", 2, 1),
    ...one("asOf", 0),
    ...flag("newest", true, "true"),
    ...flag("emulated", false, "1"),
  ]);
  expect(query).toBe("chip=SM8650&chip=a%26b&page=2&asOf=0&newest=true");
});
