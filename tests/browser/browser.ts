/** A real Chromium, where the machine has one. */
import { type Browser, chromium } from "playwright-core";
import type { TestContext } from "vitest";
import { programAt } from "../support/programs.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const MISSING =
  "No Chromium, Chrome or Edge on PATH. Install one (Debian: apt-get install chromium) to run the browser tests.";

const found = () => programAt(...NAMES);

export function hasBrowser(): boolean {
  return found() !== undefined;
}

/** Skips the test where there is no browser, and says so; in CI that is a failure instead. */
export function needsBrowser(context: TestContext): void {
  if (hasBrowser()) return;
  if (process.env.CI === "true") throw new Error(MISSING);
  context.skip(MISSING);
}

/**
 * In Norwegian, as where it is used: by this it writes dates in its fields, if it has the language (Debian:
 * chromium-l10n). Throws when there is no browser.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = found();
  if (executablePath === undefined) throw new Error(MISSING);
  return chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, LANGUAGE: "nb_NO" } });
}
