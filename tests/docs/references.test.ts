/** Whatever the project's pages and its code point to is there. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const found = (...patterns: string[]) => globSync(patterns, { cwd: ROOT }).sort();

const PAGES: Readonly<Record<string, string>> = { DOMAIN: "docs/domain.md", PLATFORM: "docs/platform.md" };
/** «DOMAIN §3 step 6», «PLATFORM §§1, 3», «DOMAIN §3 steps 3–10». */
const REFERENCE = /\b(DOMAIN|PLATFORM|DESIGN|STYLE) §{1,2}(\d+(?:, §?\d+)*)(?:(?:,? and)? steps? (\d+)(?:–(\d+))?)?/g;

/** What is pointed to: the page, and how the heading begins. */
function referencesIn(file: string) {
  return [...read(file).matchAll(REFERENCE)].flatMap(([whole, page = "", sections = "", from, to]) => {
    const steps = from === undefined ? [] : [from, ...(to === undefined ? [] : [to])].map((n) => `### Step ${n}: `);
    const headings = [...sections.split(/\D+/).map((n) => `## ${n}. `), ...steps];
    return headings.map((heading) => ({ where: `${file}: ${whole}`, page: PAGES[page], heading }));
  });
}

test("the sections of the domain and the platform that the code names are in the repository", () => {
  const files = found("{src,cards,practice,tests,prisma,manifest}/**/*.{ts,css}").filter(
    (file) => !file.startsWith("src/store/generated") && file !== "tests/docs/references.test.ts",
  );
  const references = files.flatMap(referencesIn);
  expect(references.length).toBeGreaterThan(50);
  const missing = references.filter(({ page, heading }) => page === undefined || !read(page).includes(`\n${heading}`));
  expect(missing.map(({ where }) => where)).toEqual([]);
});

/** As GitHub makes them. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/ /g, "-");
const anchorsIn = (path: string) =>
  [...read(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));

describe.each(found("*.md", "docs/**/*.md", "tests/**/*.md"))("%s", (page) => {
  test("links to what is there", () => {
    const links = [...read(page).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, link = ""]) => link);
    const broken = links.filter((link) => {
      const [path = "", anchor] = link.split("#");
      const target = path === "" ? page : join(dirname(page), path);
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== undefined && !anchorsIn(target).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

/** Pages about how it is now; decisions are about how it was when they were made. */
const CURRENT = found("CONTRIBUTING.md", "SECURITY.md", "docs/*.md", "docs/how-to/*.md");

test.each(CURRENT)("%s names files that are there", (page) => {
  const named = [...read(page).matchAll(/`((?:src|cards|practice|tests|prisma|manifest|docs|\.ci)\/[^`\s<>*{}]*)`/g)];
  const missing = named.map(([, path = ""]) => path).filter((path) => !existsSync(join(ROOT, path)));
  expect(missing).toEqual([]);
});
