import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@/tests/e2e/support/test";

test("every part of the design page can be read in all four themes, and the choice of contrast stays", async ({
  page,
}) => {
  const html = page.locator("html");
  const menu = page.getByRole("button", { name: /^Theme:/ });
  const choose = async (name: string) => {
    const choice = page.getByRole("button", { name, exact: true });
    if (!(await choice.isVisible())) await menu.click();
    await choice.click();
    await expect(choice).toHaveAttribute("aria-pressed", "true");
  };
  const barriers = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  };

  await page.goto("/docs/design");
  await expect(page.getByRole("heading", { name: "Design system" })).toBeVisible();
  await expect(page.getByRole("tab", { name: "Layers" })).toBeVisible();
  for (const theme of ["light", "dark"])
    for (const contrast of ["high", "standard"]) {
      const group = page.getByRole("group", { name: "Contrast" });
      await choose(theme);
      await expect(html).toHaveAttribute("data-theme", theme);
      const wanted = group.getByRole("button", { name: contrast === "high" ? "high" : "system" });
      await wanted.click();
      await expect(wanted).toHaveAttribute("aria-pressed", "true");
      expect(await barriers(), `${theme}, ${contrast}`).toEqual([]);
    }

  await page.getByRole("group", { name: "Contrast" }).getByRole("button", { name: "high" }).click();
  await expect(html).toHaveAttribute("data-contrast", "more");
  await page.reload();
  await expect(html).toHaveAttribute("data-contrast", "more");
  await expect(menu).toHaveAccessibleName("Theme: dark, contrast: high");
});

test.describe("a browser without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("chooses theme and contrast by the same menu", async ({ page }) => {
    await page.goto("/docs/design");
    const menu = page.getByRole("button", { name: /^Theme:/ });
    await menu.click();
    await page.getByRole("group", { name: "Contrast" }).getByRole("button", { name: "high" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-contrast", "more");
    await menu.click();
    await page.getByRole("button", { name: "dark", exact: true }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(page.locator("html")).toHaveAttribute("data-contrast", "more");
  });
});
