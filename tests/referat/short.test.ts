/** The short referat of the practice room's own story, as it lies in the PDF. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import type { StoredEvent } from "../../src/app/ports/events.ts";
import { LEFT_OUT_AT_FIRST } from "../../src/meeting/afterwards/referat.ts";
import type { MeetingEvent } from "../../src/meeting/events.ts";
import { evolve, noMeeting } from "../../src/meeting/evolve.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { composeReferat } from "../../src/referat/compose.ts";
import { pagePictures, renderPdf } from "../../src/referat/pdf.ts";
import { toSvg } from "../../src/referat/pictures/svg.ts";
import { translator } from "../../src/text/text.ts";
import { streamsOf } from "../golden/recorded.ts";
import { programsMissing } from "../support/programs.ts";

/** As it would be had the meeting ended today: with what is left out at first. */
function told(name: string): EndedMeeting {
  const { recorded } = streamsOf("0.1.0").find((stream) => stream.name === name) ?? {};
  const events = (recorded?.events ?? []).map((event, index) =>
    meetingAggregate.fromStored(event as StoredEvent, { stream: recorded?.stream ?? "", version: index + 1 }),
  );
  const out = LEFT_OUT_AT_FIRST.map((part): MeetingEvent => ({ type: "partLeftOut", part, by: "leader", atMs: 0 }));
  const state = [...events, ...out].reduce(evolve, noMeeting);
  if (state.status !== "ended") throw new Error(`${name} is ${state.status}`);
  return state;
}

describe.each([
  ["nn", "corrected-nn", "Frå møtet"],
  ["nb", "sent-nb", "Fra møtet"],
] as const)("the story's referat in %s", (målform, name, fromMeeting) => {
  const meeting = told(name);
  const document = composeReferat(meeting, translator(målform));
  let folder: string;
  let pages: string[];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "referat-short-"));
    const path = join(folder, "referat.pdf");
    writeFileSync(path, await renderPdf(document));
    const { stdout = "" } = spawnSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
    pages = stdout.split("\f").filter((text) => text.trim() !== "");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const hasPoppler = !programsMissing("pdftotext");

  test.runIf(hasPoppler)(
    "has the short referat on the first page and nothing else, and the rest from the second",
    () => {
      const [first = "", second = ""] = pages;
      expect(first).toContain("Tiltak vi prøver først");
      for (const { evaluateBy } of Object.values(meeting.record.plans)) {
        expect(first).toContain(evaluateBy.split("-").toReversed().join("."));
      }
      expect(first).not.toContain(fromMeeting);
      expect(second.split("\n").find((line) => line.trim() === fromMeeting)).toBeDefined();
      expect(pages.length).toBeLessThanOrEqual(4);
    },
  );

  test.runIf(hasPoppler)(
    "says on every page what it is, of what day, which edition, who approved it and which page",
    () => {
      const { title, about } = document.header ?? { title: "", about: "" };
      expect(about).toMatch(/^26\. november 2026 · utg[aå]ve \d · godkjen[dt] av \S/);
      for (const [i, text] of pages.entries()) {
        for (const words of [title, about, `side ${i + 1} av ${pages.length}`]) expect(text).toContain(words);
      }
    },
  );

  test.runIf(hasPoppler)("divides no name between two lines", () => {
    const all = pages.join("\n").replace(/\s+/g, " ");
    const lines = pages.join("\n").split("\n");
    for (const { name: person } of meeting.people) {
      const whole = lines.reduce((count, line) => count + line.split(person).length - 1, 0);
      expect([person, whole]).toEqual([person, all.split(person).length - 1]);
    }
  });

  test("has pages as pictures that say the same", () => {
    const pictures = pagePictures(document);
    const [first = ""] = pictures.map((picture) => toSvg(picture).replace(/<[^>]+>/g, ""));
    expect(first).toContain("Tiltak vi prøver først");
    expect(first).not.toContain(fromMeeting);
    expect(first).toContain(`side 1 av ${pictures.length}`);
  });

  test("has no empty half pages among the pictures", () => {
    for (const picture of pagePictures(document)) {
      const lowest = Math.max(...[...toSvg(picture).matchAll(/<text [^>]*y="([\d.]+)"/g)].map(([, y]) => Number(y)));
      expect(picture.heightPx).toBeGreaterThan(lowest + 20);
      expect(picture.heightPx).toBeLessThan(lowest + 110);
    }
  });
});
