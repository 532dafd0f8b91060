/**
 * The activities that Teams sends to a bot, field by field as Teams fills them in. Pure: the state, the clock and
 * the connector's address come in as a Frame.
 */
import { randomUUID } from "node:crypto";
import type { Målform } from "../meeting/events.ts";
import type { MeetingRole, ProductMs } from "./api.ts";
import type { ChatRef, PersonState, WorldState } from "./state.ts";

export interface TeamsActivity {
  readonly type: string;
  readonly id: string;
  readonly conversation: {
    readonly id: string;
    readonly tenantId: string;
    readonly conversationType: "groupChat" | "personal";
    readonly isGroup?: true;
  };
  readonly [field: string]: unknown;
}

export interface Frame {
  readonly state: WorldState;
  /** The connector's address, ending in a slash. */
  readonly serviceUrl: string;
  readonly nowMs: ProductMs;
}

const ZONE = "Europe/Oslo";
const LOCALE: Readonly<Record<Målform, string>> = { nn: "nn-NO", nb: "nb-NO" };

/** What is particular to one kind of activity; `entities` and `channelData` are added to what all have. */
interface Fields {
  readonly type: string;
  readonly id: string;
  readonly entities?: readonly unknown[];
  readonly channelData?: object;
  readonly [field: string]: unknown;
}

/** What every activity carries. `from` is the person who caused it. */
function envelope(frame: Frame, chat: ChatRef, from: PersonState, fields: Fields): TeamsActivity {
  const { state, nowMs, serviceUrl } = frame;
  const locale = LOCALE[state.målform];
  const clientInfo = { locale, country: "NO", platform: "Web", timezone: ZONE, type: "clientInfo" };
  const { entities = [], channelData = {}, ...rest } = fields;
  return {
    timestamp: new Date(nowMs).toISOString(),
    localTimestamp: osloTimestamp(nowMs),
    localTimezone: ZONE,
    channelId: "msteams",
    serviceUrl,
    from: { id: from.id, name: from.name, aadObjectId: from.aadObjectId },
    recipient: { id: state.bot.id, name: state.bot.name },
    conversation:
      chat.kind === "meeting"
        ? { isGroup: true, conversationType: "groupChat", tenantId: state.tenantId, id: chat.id }
        : { conversationType: "personal", tenantId: state.tenantId, id: chat.id },
    channelData: {
      tenant: { id: state.tenantId },
      ...(chat.kind === "meeting" && { meeting: { id: state.meeting.id } }),
      ...channelData,
    },
    entities: [clientInfo, ...entities],
    locale,
    ...rest,
  };
}

/** What somebody wrote. A mention of the bot is written `@<the bot's name>`; see `mentionsBot`. */
export function message(frame: Frame, chat: ChatRef, from: PersonState, id: string, text: string): TeamsActivity {
  const { bot } = frame.state;
  if (!mentionsBot(frame.state, text)) {
    return envelope(frame, chat, from, { type: "message", id, text, textFormat: "plain" });
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
    attachments: [{ contentType: "text/html", content: html }],
    entities: [{ type: "mention", text: tag, mentioned: { id: bot.id, name: bot.name } }],
  });
}

export function mentionsBot(state: WorldState, text: string): boolean {
  return text.includes(`@${state.bot.name}`);
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
      one === "bot" ? { id: frame.state.bot.id } : { id: one.id, aadObjectId: one.aadObjectId },
    ),
  });
}

/** The app was installed in the chat, or removed from it. */
export function installation(frame: Frame, chat: ChatRef, from: PersonState, action: "add" | "remove"): TeamsActivity {
  return envelope(frame, chat, from, { type: "installationUpdate", id: `f:${randomUUID()}`, action });
}

/** The call has started or ended. The fields' names begin with capitals, unlike everything else Teams sends. */
export function meetingEvent(frame: Frame, from: PersonState, id: string, what: "Start" | "End"): TeamsActivity {
  const { meeting } = frame.state;
  return envelope(frame, { kind: "meeting", id: meeting.chatId }, from, {
    type: "event",
    id,
    name: `application/vnd.microsoft.meeting${what}`,
    value: {
      MeetingType: "Scheduled",
      Title: meeting.title,
      Id: meeting.id,
      JoinUrl: meeting.joinUrl,
      [`${what}Time`]: new Date(frame.nowMs).toISOString(),
    },
  });
}

/** People came into the call or left it. */
export function participants(
  frame: Frame,
  id: string,
  what: "Join" | "Leave",
  people: readonly [PersonState, ...PersonState[]],
): TeamsActivity {
  const { state } = frame;
  return envelope(frame, { kind: "meeting", id: state.meeting.chatId }, people[0], {
    type: "event",
    id,
    name: `application/vnd.microsoft.meetingParticipant${what}`,
    value: {
      members: people.map((person) => ({
        user: account(state, person),
        meeting: { inMeeting: what === "Join", role: roleName(person.role) },
      })),
    },
  });
}

/** A person as Teams describes an account, in rosters and events. */
export function account(state: WorldState, person: PersonState): Readonly<Record<string, unknown>> {
  const names = person.name.split(" ");
  return {
    id: person.id,
    name: person.name,
    objectId: person.aadObjectId,
    aadObjectId: person.aadObjectId,
    givenName: names.slice(0, -1).join(" "),
    surname: names.at(-1),
    ...(person.email && { email: person.email, userPrincipalName: person.email }),
    tenantId: state.tenantId,
    userRole: "user",
  };
}

/** The role in a meeting, spelled as Teams spells it. */
export function roleName(role: MeetingRole): string {
  return role[0]?.toUpperCase() + role.slice(1);
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** ISO 8601 with Oslo's own offset, as a client in Norway sends it. */
function osloTimestamp(ms: ProductMs): string {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, timeZoneName: "longOffset" });
  const name = format.formatToParts(ms).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const offset = name.slice(3) || "+00:00";
  const [, sign = "+", hours = "00", minutes = "00"] = /([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  const shiftMs = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === "-" ? -1 : 1);
  return new Date(ms + shiftMs).toISOString().replace("Z", offset);
}
