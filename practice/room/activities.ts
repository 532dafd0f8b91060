/**
 * The activities that Teams sends to a bot, field by field as Teams fills them in. Pure: the state, the clock and
 * the connector's address come in as a Frame.
 */
import { randomUUID } from "node:crypto";
import type { Målform } from "../../src/meeting/events.ts";
import type { MeetingRole, ProductMs } from "../api.ts";
import type { IdForm, Quirks } from "./quirks.ts";
import type { ChatRef, PersonState, WorldState } from "./state.ts";
import type { TeamsActivity } from "./teamsActivity.ts";

export interface Frame {
  readonly state: WorldState;
  readonly quirks: Quirks;
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
    from: { id: from.id, name: from.name, ...(from.standing !== "anonymous" && { aadObjectId: from.aadObjectId }) },
    recipient: { id: state.bot.id, name: state.bot.name },
    conversation:
      chat.kind === "meeting"
        ? { isGroup: true, conversationType: "groupChat", tenantId: state.tenantId, id: chat.id }
        : { conversationType: "personal", tenantId: state.tenantId, id: chat.id },
    channelData: {
      // Which of the two it is for somebody from another organisation is not documented; the conversation's is the host's.
      tenant: { id: tenantOf(state, from) },
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

/** The directory id of a person, under the names it has in this form; nobody but the anonymous is without one. */
function directoryIds(state: WorldState, person: PersonState, form: IdForm): { readonly [name: string]: string } {
  const { aadObjectId, standing } = person;
  if (standing === "anonymous") return {};
  const each = ["objectId", "aadObjectId", "both"] as const;
  const chosen = form === "mixed" ? each[Math.max(0, state.people.indexOf(person)) % each.length] : form;
  return {
    ...((chosen === "objectId" || chosen === "both") && { objectId: aadObjectId }),
    ...((chosen === "aadObjectId" || chosen === "both") && { aadObjectId }),
  };
}

/** A person as Teams describes an account, in rosters and events. */
export function account(
  state: WorldState,
  person: PersonState,
  ids: IdForm,
  emails: Quirks["emails"] = "told",
): Readonly<Record<string, unknown>> {
  const { id, name, email, standing = "member" } = person;
  const tenantId = tenantOf(state, person);
  if (standing === "anonymous") return { id, name, tenantId, userRole: "anonymous" };
  const names = name.split(" ");
  const guestName = `${(email ?? id).replace("@", "_")}#EXT#@fjordglytt.example.no`;
  const addresses =
    standing === "guest"
      ? { userPrincipalName: guestName }
      : email !== undefined && { email, userPrincipalName: email };
  return {
    id,
    // One of them has no name for the roster, but its parts.
    ...(!person.nameless && { name }),
    ...directoryIds(state, person, ids),
    givenName: names.slice(0, -1).join(" "),
    surname: names.at(-1),
    ...(emails === "told" && addresses),
    tenantId,
    userRole: standing === "guest" ? "guest" : "user",
  };
}

/** Where the one from outside belongs. */
export const EXTERNAL_TENANT = "0e1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b";

function tenantOf(state: WorldState, { standing }: PersonState): string {
  return standing === "external" ? EXTERNAL_TENANT : state.tenantId;
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
