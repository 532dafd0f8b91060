/** What can be checked of WCAG by machine: axe's rules, names that it does not ask for, and reflow. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const NAMED = "button|textbox|combobox|checkbox|radio|link|tab|tabpanel|dialog|region|log|group|radiogroup";

type Looked = "page" | "mail";
/** A mail is read inside of somebody else's page, which has the landmarks. */
const OF_PAGES = { region: { enabled: false }, "landmark-one-main": { enabled: false } };

/** Of what axe gives, what is told. */
interface Results {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}

/**
 * What breaks one of axe's rules, each with where it stands; best practices count. Frames are left out: a mail has no
 * scripts, and is looked at by itself.
 */
async function breaches(page: Page, what: Looked): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const rules = what === "mail" ? OF_PAGES : {};
  const options = JSON.stringify({ iframes: false, resultTypes: ["violations"], rules });
  const { violations } = await page.evaluate<Results>(`axe.run(${options})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(" ")}\n${failureSummary ?? ""}`),
  );
}

/** The same, as it looks in the light and in the dark. */
async function breachesInAnyLight(page: Page, what: Looked): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    // Colours that are on their way are nobody's.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    found.push(...(await breaches(page, what)).map((one) => `${colorScheme}: ${one}`));
  }
  return found;
}

/** Things to use, or to find one's way by, that a screen reader would have no name for. Of frames axe asks for one. */
async function nameless(page: Page): Promise<readonly string[]> {
  const tree = await page.locator("body").ariaSnapshot();
  return tree.split("\n").filter((line) => new RegExp(`^\\s*- '?(${NAMED})\\b(?! ")`).test(line));
}

/** How many pixels of the page one would have to scroll sideways for. */
async function tooWide(page: Page, what: Looked): Promise<number> {
  const parts = what === "mail" ? "body *" : "main *, dialog *, header *";
  return page.evaluate(
    `Math.max(...[...document.querySelectorAll('${parts}')].filter((one) => one.checkVisibility() && !one.closest('.hidden-visually')).map((one) => one.getBoundingClientRect().right)) - innerWidth`,
  );
}

/** All of it: nothing stands here that somebody could not see, reach or have read to them. */
export async function obstacles(page: Page, what: Looked = "page"): Promise<readonly string[]> {
  const pixels = await tooWide(page, what);
  const wide = pixels < 1 ? [] : [`${pixels} pixels too wide`];
  return [...(await breachesInAnyLight(page, what)), ...(await nameless(page)), ...wide];
}
