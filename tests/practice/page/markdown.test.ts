import { describe, expect, test } from "vitest";
import { escapeMarkdown } from "../../../cards/kit/kit.ts";
import { markdownToHtml } from "../../../practice/page/markdown.ts";

test.each(["26. november 2026", "6. trinn har nokon å vere saman med", "- ikkje ei liste"])(
  "what a person wrote stands as it was written: %s",
  (text) => {
    expect(markdownToHtml(escapeMarkdown(text))).toBe(`<p>${text.replace(" ", "\u00a0")}</p>`);
  },
);

describe("the markdown that Teams shows", () => {
  test.each([
    ["**feit** og *kursiv*", "<p><strong>feit</strong> og <em>kursiv</em></p>"],
    ["__feit__ og _kursiv_", "<p><strong>feit</strong> og <em>kursiv</em></p>"],
    ["- ein\n- to\n\netter", "<ul><li>ein</li><li>to</li></ul><p>etter</p>"],
    ["1. ein\n2. to", "<ol><li>ein</li><li>to</li></ol>"],
    ["3. tre", '<ol start="3"><li>tre</li></ol>'],
    ["ein\nto\n\ntre", "<p>ein<br>to</p><p>tre</p>"],
    [
      "[KS](https://www.ks.no/a_b_c)",
      '<p><a href="https://www.ks.no/a_b_c" rel="noopener noreferrer" target="_blank">KS</a></p>',
    ],
  ])("%j", (source, html) => {
    expect(markdownToHtml(source)).toBe(html);
  });

  test.each([
    ["2 * 3 * 4", "<p>2 * 3 * 4</p>"],
    ["ei_fil_her", "<p>ei_fil_her</p>"],
    ["# ikkje overskrift", "<p># ikkje overskrift</p>"],
    ["kl. 10.30", "<p>kl. 10.30</p>"],
  ])("leaves %j as it is", (source, html) => {
    expect(markdownToHtml(source)).toBe(html);
  });
});

describe("what people wrote stays text", () => {
  test.each([
    "<img src=x onerror=alert(1)>",
    "**ikkje feit** \\*heller ikkje\\*",
    "[trykk](javascript:alert(1))",
    "[trykk](https://example.no)",
    "<at>Ragnhild</at>",
    "&amp; & &#42;",
    "_sitat_ `kode` ~~strøke~~ [x] \\",
  ])("escaped by the bot: %j", (text) => {
    const html = markdownToHtml(escapeMarkdown(text), { mentions: ["Ragnhild"] });
    expect(html).not.toMatch(/<(?!\/?p>)/);
    const shown = html
      .replace(/<[^>]*>/g, "")
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"');
    expect(shown.replace(/&amp;/g, "&")).toBe(text);
  });

  test("links only go to the web and to mail addresses", () => {
    expect(markdownToHtml("[trykk](javascript:alert(1))")).not.toContain("<a");
    expect(markdownToHtml("[trykk](data:text/html,hei)")).not.toContain("<a");
    expect(markdownToHtml("[trykk](mailto:post@example.no)")).toContain('<a href="mailto:post@example.no"');
  });

  test("a link can't bring attributes of its own", () => {
    const html = markdownToHtml('[trykk](https://example.no/"onclick=alert(1))');
    expect(html).toContain(
      '<a href="https://example.no/%22onclick=alert(1)" rel="noopener noreferrer" target="_blank">',
    );
  });
});

describe("mentions", () => {
  test("are marked where the card names the person", () => {
    expect(markdownToHtml("Ordet har <at>Åse Li</at>.", { mentions: ["Åse Li"] })).toBe(
      '<p>Ordet har <span class="mention">Åse Li</span>.</p>',
    );
  });

  test("stay as they are written where it doesn't", () => {
    expect(markdownToHtml("<at>Alle</at>", { mentions: ["Åse Li"] })).toBe("<p>&lt;at&gt;Alle&lt;/at&gt;</p>");
  });
});
