import { expect, test } from "@/tests/e2e/support/test";

test.describe("a complaint that a test means to cause", () => {
  test.use({ expectedComplaints: [/404/] });

  test("is let pass: a page that is not there, which says where to go", async ({ page }) => {
    const response = await page.goto("/no-such-page");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("link", { name: "Open the matrix" })).toBeVisible();
  });
});

test.describe("any other complaint fails a test:", () => {
  test("a console error", async ({ page }) => {
    test.fail();
    await page.goto("/");
    await page.evaluate(() => console.error("something is wrong"));
  });

  test("an uncaught exception", async ({ page }) => {
    test.fail();
    await page.goto("/");
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error("nobody catches this");
      });
    });
    await page.waitForTimeout(100);
  });

  test("a request to another host", async ({ page }) => {
    test.fail();
    await page.route("http://elsewhere.invalid/**", (route) => route.fulfill({ body: "" }));
    await page.goto("http://elsewhere.invalid/");
  });
});
