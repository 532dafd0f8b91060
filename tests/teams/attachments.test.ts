import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseActivity } from "../../src/teams/activity.ts";
import { activity, who } from "./turns.ts";

const FILE = "application/vnd.microsoft.teams.file.download.info";
const HTML = "text/html";

const filesIn = (attachments: unknown) => {
  const parsed = parseActivity(activity(who("leader"), { type: "message", attachments }));
  return parsed.kind === "message" ? parsed.files : parsed;
};
const fixture = (name: string) =>
  parseActivity(JSON.parse(readFileSync(new URL(`../fixtures/teams/${name}.json`, import.meta.url), "utf8")).activity);

describe("a message with a file", () => {
  it("in a private chat tells its name and its address, and has no words", () => {
    expect(fixture("messageWithFile")).toMatchObject({
      kind: "message",
      text: "",
      chat: { kind: "personal" },
      files: [{ name: "einingar.csv", url: expect.stringContaining("https://fjordglytt-my.sharepoint.com/") }],
    });
  });

  it("in a meeting's chat tells that there is one, and nothing of it", () => {
    expect(fixture("messageWithFileInMeetingChat")).toMatchObject({ kind: "message", files: [{ name: "" }] });
    expect(fixture("mentionInMeetingChat")).not.toHaveProperty("files");
  });

  it.each([
    ["of another shape than documented", [{ contentType: FILE, name: 7, content: "x" }], [{ name: "" }]],
    ["without an address", [{ contentType: FILE, name: "a.csv", content: { fileType: "csv" } }], [{ name: "a.csv" }]],
    [
      "without an ending",
      [{ contentType: FILE, name: "liste", content: { fileType: "csv" } }],
      [{ name: "liste.csv" }],
    ],
    ["with a name of several lines", [{ contentType: FILE, name: "a\nb.csv" }], [{ name: "a b.csv" }]],
    [
      "with an address of any length",
      [{ contentType: FILE, name: "a.csv", content: { downloadUrl: "x".repeat(9_000) } }],
      [{ name: "a.csv" }],
    ],
    [
      "twice",
      [
        { contentType: FILE, name: "a.csv" },
        { contentType: FILE, name: "b.csv" },
      ],
      [{ name: "a.csv" }, { name: "b.csv" }],
    ],
    ["that is only a picture in the text", [{ contentType: "image/*", content: {} }], undefined],
    ["that is only the message's own HTML", [{ contentType: HTML, content: "<p>attachment</p>" }], undefined],
    ["that is nothing at all", [null, 7, {}, { contentType: null }], undefined],
    ["in no list", "x", undefined],
  ])("%s is read as far as it goes", (_what, attachments, files) => {
    expect(filesIn(attachments)).toEqual(files);
  });
});
