import { describe, expect, test } from "vitest";
import { linesResponse } from "@/app/_server/responses";

/** Numbers one a line, and what became of their making. */
function numbers(count: number) {
  const seen = { made: 0, ended: false };
  async function* make() {
    try {
      for (; seen.made < count; seen.made += 1) yield `${seen.made}\n`;
      // A generator that fails behind its last line.
      if (count === 3) throw new Error("the store is gone");
    } finally {
      seen.ended = true;
    }
  }
  return { seen, texts: make() };
}

describe("an answer of lines", () => {
  test("has every line, and its type and name", async () => {
    const response = linesResponse(numbers(2).texts, "runs");
    expect(response.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="runs.ndjson"');
    expect(await response.text()).toBe("0\n1\n");
  });

  test("is made as it is read, and no further when the reader leaves", async () => {
    const { seen, texts } = numbers(1_000_000);
    const reader = linesResponse(texts, "runs").body?.getReader();
    await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen.made).toBeLessThan(5);
    await reader?.cancel();
    expect(seen.ended).toBe(true);
  });

  test("that cannot be finished breaks off: half an export never looks whole", async () => {
    await expect(linesResponse(numbers(3).texts, "runs").text()).rejects.toThrow("the store is gone");
  });
});
