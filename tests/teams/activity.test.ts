/** What an activity is read as, where Teams leaves things out or says them otherwise than its pages do. */
import { describe, expect, test } from "vitest";
import { parseActivity } from "../../src/teams/activity.ts";
import type { Json } from "../support/forms.ts";
import { activity, who } from "./turns.ts";

const MEETING = "19:meeting_NzYz@thread.v2";
const NOWHERE = { channelData: null };

describe("where something happens", () => {
  test.each<[string, Json, Json, "personal" | "group" | "meeting"]>([
    ["a private chat", { id: "a:1pQ0", conversationType: "personal" }, NOWHERE, "personal"],
    ["the same in capitals", { id: "a:1pQ0", conversationType: "Personal" }, NOWHERE, "personal"],
    ["one whose kind is not told", { id: "a:1pQ0" }, NOWHERE, "personal"],
    ["one whose kind is null", { id: "a:1pQ0", conversationType: null, isGroup: null }, NOWHERE, "personal"],
    ["one that is no group", { id: "a:1pQ0", isGroup: false }, NOWHERE, "personal"],
    ["a group whose id looks private (vercel/chat #879)", { id: "a:1pQ0", isGroup: true }, NOWHERE, "group"],
    ["a group whose kind is not told", { id: "19:abc@thread.v2" }, NOWHERE, "group"],
    ["a group whose kind is empty", { id: "19:abc@thread.v2", conversationType: "", isGroup: null }, NOWHERE, "group"],
    [
      "a meeting's chat whose kind is not told",
      { id: MEETING },
      { channelData: { meeting: { id: "MCMx" } } },
      "meeting",
    ],
    ["a meeting's chat that is told only by its id", { id: MEETING }, NOWHERE, "group"],
    ["a meeting under another id", { id: "a:1pQ0" }, { channelData: { meeting: { id: "MCMx" } } }, "meeting"],
    ["a channel", { id: "19:abc@thread.tacv2", conversationType: "channel" }, NOWHERE, "group"],
    ["a team", { id: "x" }, { channelData: { team: { id: "19:abc@thread.tacv2" } } }, "group"],
  ])("%s", (_what, conversation, more, kind) => {
    const { chat } = parseActivity(activity(who("per"), { type: "message", text: "hei", conversation, ...more }));
    expect(chat.kind).toBe(kind);
    expect(chat.personId).toBe(kind === "personal" ? "per" : undefined);
  });
});

describe("a word is understood however it comes:", () => {
  test.each([
    "@BTI-assistenten status",
    "<at>BTI-assistenten</at>&#160;status",
    "<at>BTI-assistenten</at>&#xA0;status",
    "<AT id='0'>BTI-assistenten</AT> status",
    '<quoted messageId="1772050244572"/> status',
    '<quoted messageId="1772050244572"></quoted><at>BTI-assistenten</at> status',
    "<p><at>BTI-assistenten</at> status</p>",
    "<div><div><at>BTI-assistenten</at>&nbsp;status</div></div>",
    "<p>status&nbsp;</p>\n<p>&nbsp;</p>",
    'status <attachment id="a1b2"></attachment>',
    "\u200e\u202astatus\u202c",
    "\u00adstatus",
    "\ufeffstatus\r\n",
  ])("%s", (text) => {
    const body = activity(who("per"), { type: "message", text, recipient: { id: "28:bot", name: "BTI-assistenten" } });
    expect(parseActivity(body)).toMatchObject({ kind: "message", text: "status" });
  });

  test.each([
    ["start Lia: uro &amp; støy", "start Lia: uro & støy"],
    ["start Lia: &quot;uro&quot; &lt;3", 'start Lia: "uro" <3'],
    ["start Lia: a < b og b > c", "start Lia: a < b og b > c"],
    ["start Lia: &amp;nbsp;", "start Lia: &nbsp;"],
    ["start Lia: 1 &unknown; 2 &#0; 3 &#x110000;", "start Lia: 1 &unknown; 2 &#0; 3 &#x110000;"],
    ["start Lia: half a sign, &#xd83d;", "start Lia: half a sign, \ufffd"],
    [`start Lia: ${"a".repeat(488)}😀`, `start Lia: ${"a".repeat(488)}\ufffd`],
  ])("%s", (text, expected) => {
    expect(parseActivity(activity(who("per"), { type: "message", text }))).toMatchObject({ text: expected });
  });
});

describe("a message that has its text in its HTML alone is read:", () => {
  const mention = '<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">BTI-assistenten</span>';
  const quote =
    '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="17"><strong>Siri</strong><p itemprop="preview">hjelp</p></blockquote>';
  test.each([
    `<p>${mention}&nbsp;status</p>`,
    `<div>${quote}<p>${mention} status</p></div>`,
    "<p>status</p>",
    '<p><span style="font-size:inherit">status</span></p>',
  ])("%s", (content) => {
    const attachments = [{ contentType: "text/html", content }];
    for (const text of [undefined, null, ""]) {
      const body = activity(who("per"), { type: "message", text, attachments });
      expect(parseActivity(body)).toMatchObject({ kind: "message", text: "status" });
    }
  });

  test("but what stands in its text goes first", () => {
    const attachments = [{ contentType: "text/html", content: "<p>pause</p>" }];
    const body = activity(who("per"), { type: "message", text: "status", attachments });
    expect(parseActivity(body)).toMatchObject({ text: "status" });
  });
});

describe("what a button carries is found", () => {
  const data = { verb: "agree", m: "m1", text: "ja" };
  const opens = { dialog: "contribute", m: "m1" };
  const execute = (value: unknown) => activity(who("per"), { type: "invoke", name: "adaptiveCard/action", value });
  const task = (kind: string, value: unknown) => activity(who("per"), { type: "invoke", name: `task/${kind}`, value });
  const asMessage = (fields: Json) => activity(who("per"), { type: "message", ...fields });

  test.each<[string, Json, Json]>([
    ["as data", execute({ action: { verb: "agree", data } }), data],
    ["as text", execute({ action: { verb: "agree", data: JSON.stringify(data) } }), data],
    ["with the verb in the data alone", execute({ action: { data } }), data],
    ["with a verb that is null", execute({ action: { verb: null, data } }), data],
    [
      "with the verb beside the data alone",
      execute({ action: { verb: "agree", data: { m: "m1", text: "ja" } } }),
      data,
    ],
    ["in a form", task("submit", { data }), data],
    ["in a form as text", task("submit", { data: JSON.stringify(data) }), data],
    ["in a form, within other data", task("submit", { data: { type: "task/submit", data } }), data],
    ["in a form that is opened", task("fetch", { data: { msteams: { type: "task/fetch" }, ...opens } }), opens],
    ["in one that is opened, as text", task("fetch", { data: JSON.stringify(opens) }), opens],
    ["in one that is opened, within other data", task("fetch", { data: { type: "task/fetch", data: opens } }), opens],
    ["in one that is opened, in a value that is text", task("fetch", JSON.stringify({ data: opens })), opens],
    ["in a message", asMessage({ value: data }), data],
    ["in a message as text", asMessage({ value: JSON.stringify(data) }), data],
    ["in a message with an empty text", asMessage({ text: "  ", value: data }), data],
  ])("%s", (_how, body, expected) => {
    expect(parseActivity(body)).toMatchObject({ data: expected });
  });

  test("as text, with a sign that no database keeps as one that is missing", () => {
    const written = String.raw`{"verb":"agree","m":"m1","text":"a\u0000b\ud83d"}`;
    const expected = { data: { ...data, text: "a\ufffdb\ufffd" } };
    expect(parseActivity(execute({ action: { data: written } }))).toMatchObject(expected);
    expect(parseActivity(task("submit", { data: written }))).toMatchObject(expected);
    expect(parseActivity(asMessage({ value: written }))).toMatchObject(expected);
  });

  test("as text that goes deeper than anything of Teams', as no more than a text", () => {
    const deep = `{"verb":"agree","text":${"[".repeat(5_000)}${"]".repeat(5_000)}}`;
    expect(parseActivity(task("submit", { data: deep }))).toMatchObject({ data: deep });
  });

  test.each<[string, unknown]>([
    ["nothing in it", { trigger: "automatic" }],
    ["null in it", { action: null, trigger: "automatic" }],
    ["a text that is no data", { action: { data: "x" }, trigger: "automatic" }],
    ["a trigger in capitals", { action: { verb: "refresh" }, trigger: "Automatic" }],
  ])("as a client's own fetching of a card, with %s", (_what, value) => {
    expect(parseActivity(execute(value))).toMatchObject({ kind: "press", automatic: true });
  });
});

describe("who has come and gone is told apart from the bot", () => {
  const APP = "0b9d0b1c-2f3e-4d5c-8b7a-8998a7b6c5d4";
  const update = (fields: Json) =>
    parseActivity(activity(who("per"), { type: "conversationUpdate", recipient: { id: `28:${APP}` }, ...fields }));

  test.each([`28:${APP}`, `28:${APP.toUpperCase()}`, APP])("under the id %s", (id) => {
    expect(update({ membersAdded: [{ id }, { id: "29:siri" }] })).toMatchObject({
      kind: "added",
      botAdded: true,
      who: [{ teamsId: "29:siri" }],
    });
    expect(update({ membersRemoved: [{ id }] })).toMatchObject({ kind: "removed", botRemoved: true, who: [] });
  });

  test("and from another bot", () => {
    expect(update({ membersAdded: [{ id: "28:another" }] })).toMatchObject({ botAdded: false });
  });

  test.each<[string, Json]>([
    ["only an id", { id: "29:siri" }],
    ["null for all the rest", { id: "29:siri", aadObjectId: null, objectId: null, name: null, tenantId: null }],
    ["an empty object id", { id: "29:siri", aadObjectId: "" }],
  ])("with %s", (_what, member) => {
    expect(update({ membersAdded: [member] })).toMatchObject({
      who: [{ id: "29:siri", teamsId: "29:siri", name: "" }],
    });
  });
});
