import { expect, test } from "@/tests/e2e/support/test";

test("the icon that browsers ask for unasked is there", async ({ request }) => {
  const response = await request.get("/favicon.ico");
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toContain("image/");
});
