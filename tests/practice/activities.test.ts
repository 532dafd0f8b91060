import { describe, expect, test } from "vitest";
import * as activities from "../../src/practice/activities.ts";
import { type ChatRef, freshState, type PersonState } from "../../src/practice/state.ts";

const state = freshState("nb");
const summer = Date.UTC(2026, 5, 10, 10, 30);
const frame = { state, serviceUrl: "http://127.0.0.1:1/", nowMs: summer };
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

  test("the meeting's start has the fields with capitals that the SDK's own parser wants", () => {
    const event = activities.meetingEvent(frame, leader, "2", "Start");
    expect(event.name).toBe("application/vnd.microsoft.meetingStart");
    expect(Object.keys(event.value as object)).toEqual(["MeetingType", "Title", "Id", "JoinUrl", "StartTime"]);
  });

  test("those who join are told with their role", () => {
    expect(activities.participants(frame, "3", "Join", [leader, teacher]).value).toMatchObject({
      members: [
        { user: { id: leader.id, aadObjectId: leader.aadObjectId }, meeting: { inMeeting: true, role: "Organizer" } },
        { user: { id: teacher.id }, meeting: { inMeeting: true, role: "Presenter" } },
      ],
    });
  });

  test("the bot is told of itself when it is added", () => {
    const update = activities.membersChanged(frame, chat, leader, "membersAdded", ["bot"]);
    expect(update).toMatchObject({ type: "conversationUpdate", membersAdded: [{ id: state.bot.id }] });
  });
});
