import { describe, expect, test } from "vitest";
import { account, EXTERNAL_TENANT } from "../../practice/room/accounts.ts";
import * as activities from "../../practice/room/activities.ts";
import { FROM_OUTSIDE } from "../../practice/room/cast.ts";
import type { Frame } from "../../practice/room/envelope.ts";
import { WORST } from "../../practice/room/quirks.ts";
import { type ChatRef, freshState, newPerson, type PersonState } from "../../practice/room/state.ts";

const state = freshState("nb");
const summer = Date.UTC(2026, 5, 10, 10, 30);
const frame: Frame = { state, quirks: WORST, serviceUrl: "http://127.0.0.1:1/", nowMs: summer };
const chat: ChatRef = { kind: "meeting", id: state.meeting.chatId };
const [leader, teacher] = state.people as [PersonState, PersonState];

describe("every activity", () => {
  test("names channel, tenant, meeting and sender as Teams does", () => {
    const activity = activities.message(frame, chat, leader, "1", "hei");
    expect(activity).toMatchObject({
      type: "message",
      channelId: "msteams",
      serviceUrl: "http://127.0.0.1:1/",
      from: { id: leader.id, name: leader.name, aadObjectId: leader.aadObjectId },
      recipient: { id: state.bot.id, name: state.bot.name },
      conversation: { isGroup: true, conversationType: "groupChat", tenantId: state.tenantId, id: chat.id },
      channelData: { tenant: { id: state.tenantId }, meeting: { id: state.meeting.id } },
      locale: "nb-NO",
    });
    expect(leader.id).toMatch(/^29:/);
    expect(Buffer.from(state.meeting.id, "base64").toString()).toBe(`0#${chat.id}#0`);
  });

  test("has the time in Oslo, winter and summer", () => {
    expect(activities.message(frame, chat, leader, "1", "hei").localTimestamp).toBe("2026-06-10T12:30:00.000+02:00");
    const winter = { ...frame, nowMs: Date.UTC(2026, 0, 10, 10, 30) };
    expect(activities.message(winter, chat, leader, "1", "hei").localTimestamp).toBe("2026-01-10T11:30:00.000+01:00");
  });

  test("of a private chat has no meeting in it", () => {
    const own: ChatRef = { kind: "personal", id: leader.personalChatId, person: leader };
    const activity = activities.message(frame, own, leader, "1", "hei");
    expect(activity.conversation).toEqual({ conversationType: "personal", tenantId: state.tenantId, id: own.id });
    expect(activity.channelData).toEqual({ tenant: { id: state.tenantId } });
  });
});

describe("a message that mentions the bot", () => {
  test("has the mention in the text, as an entity and in the HTML, with what people wrote escaped there", () => {
    const activity = activities.message(frame, chat, leader, "1", `@${state.bot.name} start <b> & ferdig`);
    expect(activity.text).toBe(`<at>${state.bot.name}</at> start <b> & ferdig\n`);
    expect(activity.entities).toContainEqual({
      type: "mention",
      text: `<at>${state.bot.name}</at>`,
      mentioned: { id: state.bot.id, name: state.bot.name },
    });
    expect(JSON.stringify(activity.attachments)).toContain("&nbsp;start &lt;b&gt; &amp; ferdig");
  });
});

describe("a message with a file", () => {
  const file = { name: "liste.csv", downloadUrl: "http://127.0.0.1:1/drive/1", uniqueId: "1" };
  const own: ChatRef = { kind: "personal", id: leader.personalChatId, person: leader };
  const info = { content: { downloadUrl: file.downloadUrl, fileType: "csv" } };
  const mentioning = `@${state.bot.name} her er lista`;

  test.each(["", "her er lista", mentioning])("in a private chat says where it lies: «%s»", (text) => {
    expect(activities.message(frame, own, leader, "1", text, file).attachments).toMatchObject([info, {}]);
  });

  test("in the meeting's chat says no more than that there is one", () => {
    const activity = activities.message(frame, chat, leader, "1", mentioning, file);
    expect(activity.attachments).toMatchObject([{ contentType: "text/html" }]);
    expect(JSON.stringify(activity.attachments)).toContain('<attachment id=\\"1\\">');
  });
});

describe("what isn't a message", () => {
  test("a press is an invoke with trigger, verb and data, and tells which message it was in", () => {
    const press = { messageId: "17", verb: "agree", data: { note: "x" } };
    expect(activities.execute(frame, chat, teacher, press, "manual")).toMatchObject({
      type: "invoke",
      name: "adaptiveCard/action",
      replyToId: "17",
      value: { action: { type: "Action.Execute", verb: "agree", data: { note: "x" } }, trigger: "manual" },
    });
  });

  test("the meeting's start is named with a blank before it, as it is printed", () => {
    const event = activities.meetingEvent(frame, leader, "Start");
    expect(event.name).toBe(" application/vnd.microsoft.meetingStart");
    expect(Object.keys(event.value as object)).toEqual(["id", "joinUrl", "title", "meetingType", "startTime"]);
  });

  test("those who join are told with their role", () => {
    expect(activities.participants(frame, "Join", [leader, teacher]).value).toMatchObject({
      members: [
        { user: { id: leader.id, aadObjectId: leader.aadObjectId }, meeting: { inMeeting: true, role: "Organizer" } },
        { user: { id: teacher.id }, meeting: { inMeeting: true, role: "Presenter" } },
      ],
    });
  });

  test("events of the call are as the documentation prints them, with less in them than anything else", () => {
    const [start, join] = [
      activities.meetingEvent(frame, leader, "Start"),
      activities.participants(frame, "Join", [teacher]),
    ];
    for (const event of [start, join]) {
      expect(event).not.toHaveProperty("id");
      expect(event.from).toEqual({ id: expect.stringMatching(/^29:/) });
      expect(event.conversation).toEqual({ isGroup: true, conversationType: "groupchat", id: chat.id });
    }
    expect(start.channelData).toEqual({ tenant: { id: state.tenantId }, source: null });
    expect(join.channelData).toMatchObject({ meeting: { id: state.meeting.id } });
    expect(join.value).toMatchObject({ members: [{ user: { name: ` ${teacher.name} ` } }] });
  });

  test("somebody who is added or removed is told of by the Teams id alone", () => {
    const update = activities.membersChanged(frame, chat, leader, "membersRemoved", [teacher]);
    expect(update.membersRemoved).toEqual([{ id: teacher.id }]);
  });

  test("the bot is told of itself when it is added", () => {
    const update = activities.membersChanged(frame, chat, leader, "membersAdded", ["bot"]);
    expect(update).toMatchObject({ type: "conversationUpdate", membersAdded: [{ id: state.bot.id }] });
  });
});

describe("an account in a roster", () => {
  const outside = (standing: string) => {
    const draft = FROM_OUTSIDE.find((one) => one.standing === standing) ?? expect.fail(standing);
    return newPerson(draft);
  };

  test.each([
    ["objectId", ["objectId"]],
    ["aadObjectId", ["aadObjectId"]],
    ["both", ["objectId", "aadObjectId"]],
    ["neither", []],
  ] as const)("has the directory id under the names that Teams chose this time: %s", (form, names) => {
    const given = account(state, teacher, form);
    expect(Object.keys(given).filter((name) => /objectid/i.test(name))).toEqual(names);
  });

  test("differs from person to person where it is mixed", () => {
    const forms = state.people.map((one) => Object.keys(account(state, one, "mixed")).join());
    expect(new Set(forms).size).toBe(3);
  });

  test("of a guest has a name that looks like an address and is none", () => {
    const guest = account(state, outside("guest"), "both");
    expect(guest).not.toHaveProperty("email");
    expect(guest).toMatchObject({ userPrincipalName: "gry.gjesteby_example.org#EXT#@fjordglytt.example.no" });
  });

  test("of somebody anonymous is a name and an id that nothing leads from", () => {
    const anonymous = outside("anonymous");
    const { id, name } = anonymous;
    const { tenantId } = state;
    expect(account(state, anonymous, "both")).toEqual({ id, name, tenantId, userRole: "anonymous" });
    expect(activities.message(frame, chat, anonymous, "1", "hei").from).toEqual({ id, name });
  });

  test("of somebody from another tenant says which", () => {
    expect(account(state, outside("external"), "both").tenantId).toBe(EXTERNAL_TENANT);
  });

  test("may lack the name, and then has its parts", () => {
    const draft = FROM_OUTSIDE.find((one) => one.nameless) ?? expect.fail();
    const told = account(state, newPerson(draft), "both");
    expect(told).not.toHaveProperty("name");
    expect(told).toMatchObject({ givenName: "Nils", surname: "Namnlaus" });
  });

  test("has no addresses where Microsoft has stopped telling them", () => {
    const told = account(state, teacher, "both", "untold");
    expect(told).not.toHaveProperty("email");
    expect(told).not.toHaveProperty("userPrincipalName");
  });
});
