import { defineConfig, devices } from "@playwright/test";
import { CHROMIUM_FLAGS, findBrowser } from "@/scripts/browser.mjs";

const executablePath = await findBrowser();
if (!executablePath) throw new Error("No browser for the tests: run `node scripts/browser.mjs`, or set CHROME_PATH.");

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  globalSetup: "./tests/e2e/support/global-setup.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-US",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath, args: CHROMIUM_FLAGS },
  },
});
