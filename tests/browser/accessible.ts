/** What can be checked of WCAG by machine: names, contrast and reflow. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

const LOW_CONTRAST = readFileSync(join(import.meta.dirname, "lowContrast.js"), "utf8");
const NAMED = "button|textbox|combobox|checkbox|radio|link|tab|tabpanel|dialog|region|log|group|radiogroup|iframe";

/** Things to use, or to find one's way by, that a screen reader would have no name for. */
export async function nameless(page: Page): Promise<readonly string[]> {
  const tree = await page.locator("body").ariaSnapshot();
  const found = tree.split("\n").filter((line) => new RegExp(`^\\s*- '?(${NAMED})\\b(?! ")`).test(line));
  // The tree leaves out names as long as a picture's may be.
  const pictures = await page.locator('img:not([alt]), img[alt=""]').count();
  return pictures === 0 ? found : [...found, `${pictures} pictures`];
}

/** Visible text with less contrast than AA asks for, each with its ratio; of an open dialog only, where there is one. */
export function lowContrast(page: Page): Promise<readonly string[]> {
  return page.evaluate(LOW_CONTRAST);
}

/** How many pixels of the page one would have to scroll sideways for. */
export async function tooWide(page: Page): Promise<number> {
  return page.evaluate(
    "Math.max(...[...document.querySelectorAll('main *, dialog *, header *')].filter((one) => one.checkVisibility() && !one.closest('.hidden-visually')).map((one) => one.getBoundingClientRect().right)) - innerWidth",
  );
}
