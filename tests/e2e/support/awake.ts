import type { Page } from "@playwright/test";

/**
 * Makes `goto` and `reload` of a page wait until it answers keys and presses, as a user would; before that a press is
 * lost, or follows the link that is there for browsers without script.
 */
export function waitUntilAwake(page: Page): void {
  const goto = page.goto.bind(page);
  const reload = page.reload.bind(page);
  const awake = async <Answer extends Awaited<ReturnType<Page["goto"]>>>(answer: Answer): Promise<Answer> => {
    const type = await answer?.headerValue("content-type");
    if (type?.startsWith("text/html")) await page.locator("html[data-awake]").waitFor({ state: "attached" });
    return answer;
  };
  page.goto = async (...asked) => awake(await goto(...asked));
  page.reload = async (...asked) => awake(await reload(...asked));
}
