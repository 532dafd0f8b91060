/**
 * The activities that Teams sends to a bot, field by field as Teams fills them in. Pure: the state, the clock and
 * the connector's address come in as a Frame.
 */
import { randomUUID } from "node:crypto";
import { account, directoryIds, roleName } from "./accounts.ts";
import type { Shared } from "./drive.ts";
import { envelope, type Frame } from "./envelope.ts";
import type { ChatRef, PersonState, WorldState } from "./state.ts";
import type { TeamsActivity } from "./teamsActivity.ts";

/** What somebody wrote. A mention of the bot is written `@<the bot's name>`; see `mentionsBot`. */
export function message(
  frame: Frame,
  chat: ChatRef,
  from: PersonState,
  id: string,
  text: string,
  file?: Shared,
): TeamsActivity {
  const { bot } = frame.state;
  if (!mentionsBot(frame.state, text)) {
    const html = `<p>${escapeHtml(text)}</p>`;
    const attachments = file === undefined ? {} : { attachments: attached(frame, chat, html, file) };
    // A message that is a file alone has no text at all.
    const said = text === "" ? {} : { text, textFormat: "plain" };
    return envelope(frame, chat, from, { type: "message", id, ...said, ...attachments });
  }
  const tag = `<at>${bot.name}</at>`;
  const [before = "", ...after] = text.split(`@${bot.name}`);
  const rest = after.join(`@${bot.name}`);
  const span = `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">${bot.name}</span>`;
  const html = `<p>${escapeHtml(before)}${span}&nbsp;${escapeHtml(rest.trimStart())}</p>`;
  return envelope(frame, chat, from, {
    type: "message",
    id,
    // Teams ends the text of a message with a mention in a line break.
    text: `${before}${tag}${rest}\n`,
    textFormat: "plain",
    attachments: attached(frame, chat, html, file),
    entities: [{ type: "mention", text: tag, mentioned: { id: bot.id, name: bot.name } }],
  });
}

/**
 * The message's HTML, and the file that came along: in a private chat where it lies («Send and receive files using bot»), in
 * a group no more than a mark in the HTML (botbuilder-js #4772).
 */
function attached({ quirks }: Frame, chat: ChatRef, html: string, file: Shared | undefined): readonly object[] {
  if (file === undefined) return [{ contentType: "text/html", content: html }];
  const { name, downloadUrl, uniqueId } = file;
  const marked = { contentType: "text/html", content: `${html}<attachment id="${uniqueId}"></attachment>` };
  if (chat.kind !== "personal") return [marked];
  const told = quirks.file === "untold" ? {} : { downloadUrl };
  const fileType = name.includes(".") ? name.slice(name.lastIndexOf(".") + 1) : "";
  return [
    {
      contentType: "application/vnd.microsoft.teams.file.download.info",
      contentUrl: `https://fjordglytt-my.sharepoint.com/personal/nokon/Documents/${encodeURIComponent(name)}`,
      name,
      content: { ...told, uniqueId, fileType },
    },
    marked,
  ];
}

export function mentionsBot(state: WorldState, text: string): boolean {
  return text.includes(`@${state.bot.name}`);
}

/** What somebody has changed of theirs: as it reads now, under its own id. */
export function edited(frame: Frame, chat: ChatRef, from: PersonState, id: string, text: string): TeamsActivity {
  const { channelData, ...rest } = message(frame, chat, from, id, text);
  return { ...rest, type: "messageUpdate", channelData: { ...(channelData as object), eventType: "editMessage" } };
}

/** A press on an Action.Submit that doesn't open a dialog: a message without text. */
export function submitMessage(frame: Frame, chat: ChatRef, from: PersonState, id: string, press: Press): TeamsActivity {
  return envelope(frame, chat, from, {
    type: "message",
    id,
    textFormat: "plain",
    replyToId: press.messageId,
    value: press.data,
    channelData: fromMessage(press.messageId),
  });
}

/** Something done with a card: the message it is in, and the data that goes along. */
export interface Press {
  readonly messageId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

function fromMessage(messageId: string) {
  return { source: { name: "message" }, legacy: { replyToId: messageId } };
}

function invoke(frame: Frame, chat: ChatRef, from: PersonState, name: string, messageId: string, value: unknown) {
  return envelope(frame, chat, from, {
    type: "invoke",
    id: `f:${randomUUID()}`,
    name,
    value,
    replyToId: messageId,
    channelData: fromMessage(messageId),
  });
}

/** An Action.Execute, pressed by a person (`manual`) or sent by their client when it shows the card (`automatic`). */
export function execute(
  frame: Frame,
  chat: ChatRef,
  from: PersonState,
  press: Press & { readonly verb?: string; readonly id?: string },
  trigger: "manual" | "automatic",
): TeamsActivity {
  const { id, verb, data } = press;
  const action = { type: "Action.Execute", ...(id && { id }), ...(verb && { verb }), data };
  return invoke(frame, chat, from, "adaptiveCard/action", press.messageId, { action, trigger });
}

/** A button that opens a dialog, or the form of an open one. */
export function task(
  frame: Frame,
  chat: ChatRef,
  from: PersonState,
  kind: "fetch" | "submit",
  press: Press,
): TeamsActivity {
  return invoke(frame, chat, from, `task/${kind}`, press.messageId, {
    data: press.data,
    context: { theme: "default" },
  });
}

/** The list of members changed. `members` holds people, or the bot itself. */
export function membersChanged(
  frame: Frame,
  chat: ChatRef,
  from: PersonState,
  change: "membersAdded" | "membersRemoved",
  members: readonly (PersonState | "bot")[],
): TeamsActivity {
  return envelope(frame, chat, from, {
    type: "conversationUpdate",
    id: `f:${randomUUID()}`,
    [change]: members.map((one) =>
      one === "bot"
        ? { id: frame.state.bot.id }
        : { id: one.id, ...directoryIds(frame.state, one, frame.quirks.changeIds) },
    ),
  });
}

/** The app was installed in the chat, or removed from it. */
export function installation(frame: Frame, chat: ChatRef, from: PersonState, action: "add" | "remove"): TeamsActivity {
  return envelope(frame, chat, from, { type: "installationUpdate", id: `f:${randomUUID()}`, action });
}

/**
 * Something that happened to the call, as the documentation prints it: nothing that tells it from another one, the
 * chat's kind in small letters, and less about chat and sender than in other activities.
 */
function callEvent(frame: Frame, from: PersonState, name: string, value: unknown, meeting: boolean): TeamsActivity {
  const chat: ChatRef = { kind: "meeting", id: frame.state.meeting.chatId };
  const { id, conversation, channelData, ...rest } = envelope(frame, chat, from, { type: "event", id: "" });
  return {
    ...rest,
    name: `application/vnd.microsoft.${name}`,
    from: { id: from.id },
    conversation: { id: conversation.id, isGroup: true, conversationType: "groupchat" },
    channelData: { tenant: { id: frame.state.tenantId }, source: null, ...(meeting && { meeting: meetingId(frame) }) },
    replyToId: null,
    value,
  };
}

const meetingId = ({ state }: Frame) => ({ id: state.meeting.id });

/**
 * The call has started or ended. As printed, its name begins with a blank, and of the fields' names only that of the end
 * has a capital; the SDK's own parser wants capitals in all of them.
 */
export function meetingEvent(frame: Frame, from: PersonState, what: "Start" | "End"): TeamsActivity {
  const { meeting } = frame.state;
  const value = {
    id: meeting.id,
    joinUrl: meeting.joinUrl,
    title: meeting.title,
    meetingType: "Scheduled",
    [what === "Start" ? "startTime" : "EndTime"]: new Date(frame.nowMs).toISOString(),
  };
  const event = callEvent(frame, from, `meeting${what}`, value, false);
  return { ...event, name: ` ${event.name}` };
}

/** People came into the call or left it. Their names come with stray blanks. */
export function participants(
  frame: Frame,
  what: "Join" | "Leave",
  people: readonly [PersonState, ...PersonState[]],
): TeamsActivity {
  const members = people.map((person) => ({
    user: { ...account(frame.state, person, "both"), ...(person.name && { name: ` ${person.name} ` }) },
    meeting: { inMeeting: what === "Join", role: roleName(person.role) },
  }));
  return callEvent(frame, people[0], `meetingParticipant${what}`, { members }, true);
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
