import { describe, expect, it } from "vitest";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { referatFiles } from "../../src/app/meeting/referatFiles.ts";
import type { Renderer } from "../../src/app/ports/rendering.ts";
import { Unreachable } from "../../src/errors.ts";
import type { ArchiveResult, Command } from "../../src/meeting/commands.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import { as, completedMeeting, WITHOUT_APP } from "../support/meeting.ts";
import { approveAndSend, fakeClock, fakeStore } from "./fakes.ts";

const settings = { journalpostType: "X" } as const;
const archive = (result: ArchiveResult): Command => ({ type: "archiveResult", edition: 1, result, by: SYSTEM });
const edit = (text: string) => as("leader", { type: "editSection", section: "remarks", text });

/** A meeting whose referat was sent, and corrected once; `steps` come between the two. */
async function corrected(...steps: readonly Command[]) {
  const store = fakeStore();
  const played = completedMeeting();
  store.seed("m1", played);
  const clock = fakeClock(played.nowMs);
  const all = meetings(store, clock);
  await all.handle("m1", edit("Først slik"));
  await approveAndSend(all, clock);
  for (const step of steps) await all.handle("m1", step);
  clock.nowMs += 3_600_000;
  await all.handle("m1", edit("Så slik"));
  await all.handle("m1", as("leader", { type: "correctReferat", why: "Ordval" }));
  await all.handle("m1", edit("Ikkje sendt enno"));
  const rendered: string[] = [];
  const renderer: Renderer = {
    async render(document) {
      rendered.push(JSON.stringify(document.blocks));
      return { docx: new Uint8Array([1]), pdf: new Uint8Array([2]), pictures: new Map() };
    },
    draw: () => Promise.reject(new Error("no picture is asked for")),
    drawPages: () => Promise.reject(new Error("no pages are asked for")),
    drawChart: () => Promise.reject(new Error("no bars are asked for")),
    close: async () => {},
  };
  return {
    files: referatFiles({ store, meetings: all, renderer }),
    renderer,
    rendered,
    sentAtMs: played.nowMs + 60_000,
  };
}

describe("the files of an edition", () => {
  it("are made from what was sent, whatever has been changed since", async () => {
    const { files, rendered } = await corrected();
    const [first, second] = [await files.mail("m1", 1), await files.mail("m1", 2)];
    expect(first.text).toContain("Først slik");
    expect(second.text).toContain("Så slik");
    expect(rendered).toHaveLength(2);
    expect(`${first.text}${second.text}${rendered}`).not.toContain("Ikkje sendt enno");
  });

  it("bring the evaluation to one of the school who is not in Teams, and to nobody else", async () => {
    const { files } = await corrected();
    const answer = "God struktur";
    const told = async (personId: string, edition = 1) => {
      const { text, html } = await files.mail("m1", edition, undefined, personId);
      expect(html.includes(answer)).toBe(text.includes(answer));
      return text.includes(answer);
    };
    expect(await told(WITHOUT_APP)).toBe(true);
    // Those with the app have it in private, the leader with the referat; the others are not of the school.
    for (const id of ["siri", "leader", "kari", "stranger"]) expect([id, await told(id)]).toEqual([id, false]);
    expect(await told(WITHOUT_APP, 2)).toBe(false);
  });

  it("are made once for all who get them", async () => {
    const { files, rendered } = await corrected();
    await Promise.all([files.mail("m1", 2), files.mail("m1", 2), files.package("m1", 2, settings)]);
    await files.mail("m1", 2);
    expect(rendered).toHaveLength(1);
  });

  it("are made again where it failed", async () => {
    const { files, renderer } = await corrected();
    const { render } = renderer;
    renderer.render = () => Promise.reject(new Unreachable("renderer", { permanent: false }));
    await expect(files.mail("m1", 1)).rejects.toMatchObject({ reason: "renderer" });
    renderer.render = render;
    expect((await files.mail("m1", 1)).attachments.map((file) => file.contentType)).toContain("application/pdf");
  });

  it("are not made of an edition that was never sent", async () => {
    const { files } = await corrected();
    await expect(files.mail("m1", 3)).rejects.toThrow();
    await expect(files.package("m2", 1, settings)).rejects.toThrow();
  });
});

describe("the package for the archive", () => {
  it("has a key and a date of its own for each edition, and the same every time it is made", async () => {
    const { files, sentAtMs } = await corrected();
    const [first, second] = [await files.package("m1", 1, settings), await files.package("m1", 2, settings)];
    expect([first.key, second.key]).toEqual(["m1.1", "m1.2"]);
    expect([first.sentAtMs, second.sentAtMs]).toEqual([sentAtMs, sentAtMs + 3_600_000]);
    expect(await files.package("m1", 1, settings)).toEqual(first);
  });

  it("refers to the edition it corrects where the archive has that one, and only then", async () => {
    const xmlOf = async ({ files }: Awaited<ReturnType<typeof corrected>>) =>
      Buffer.from((await files.package("m1", 2, settings)).files.at(-1)?.content ?? []).toString();
    const delivered = [archive({ status: "queued" }), archive({ status: "delivered", reference: "BTI-møte/1" })];
    const failed = [archive({ status: "queued" }), archive({ status: "failed", fault: "full" })];
    expect(await xmlOf(await corrected(...delivered))).toContain("<kryssreferanse");
    expect(await xmlOf(await corrected(...failed))).not.toContain("<kryssreferanse");
    expect(await xmlOf(await corrected())).not.toContain("<kryssreferanse");
  });
});
