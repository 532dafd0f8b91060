/** Parses each incoming activity once into a union with a `kind`; what is not for us says why. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Chat } from "../app/ports/chats.ts";
import type { Account, Incoming, IncomingOf } from "../app/turns/incoming.ts";
import { account, maybe } from "./account.ts";
import { attachment, filesOf, htmlOf } from "./attachments.ts";
import { carried, carriedByForm, carriedByPress } from "./carried.ts";
import { chatText } from "./chatText.ts";

const text = maybe(z.string());
const withId = maybe(z.looseObject({ id: z.string() }));
/** A list without those in it that can't be read. */
const list = <T extends z.ZodType>(entry: T) =>
  maybe(z.array(maybe(entry))).transform((found = []) => found.filter((one) => one !== undefined));

const activity = z.looseObject({
  type: z.string(),
  name: text,
  id: text,
  timestamp: text,
  replyToId: text,
  serviceUrl: z.string(),
  from: account,
  recipient: z.looseObject({ id: z.string(), name: text }),
  conversation: z.looseObject({
    id: z.string(),
    conversationType: text,
    isGroup: maybe(z.boolean()),
    tenantId: text,
  }),
  channelData: maybe(z.looseObject({ tenant: withId, meeting: withId, team: withId, eventType: text })),
  text,
  value: z.unknown().optional(),
  action: text,
  attachments: list(attachment),
  membersAdded: list(account),
  membersRemoved: list(account),
});
type Activity = z.infer<typeof activity>;

const participants = z.looseObject({ members: list(z.looseObject({ user: account })) });

const REASON_CHARS = 100;

/** What came in. `body` has been through `inboundFault` and the SDK's authentication. */
export function parseActivity(body: unknown): Incoming {
  const parsed = activity.parse(body);
  return {
    chat: chatOf(parsed),
    from: isForeign(parsed) ? { ...parsed.from, guest: true } : parsed.from,
    ...inboundIdOf(parsed),
    ...happenedAt(parsed),
    ...(parsed.replyToId === undefined ? {} : { messageId: parsed.replyToId }),
    ...contentOf(parsed),
  };
}

function happenedAt({ timestamp = "" }: Activity): Pick<Incoming, "happenedAtMs"> {
  const happenedAtMs = Date.parse(timestamp);
  return Number.isFinite(happenedAtMs) ? { happenedAtMs } : {};
}

type Content = {
  [K in Incoming["kind"]]: Omit<IncomingOf<K>, "chat" | "from" | "inboundId" | "messageId" | "happenedAtMs">;
}[Incoming["kind"]];

function contentOf(parsed: Activity): Content {
  switch (parsed.type) {
    case "message":
      return messageOf(parsed);
    case "messageUpdate":
      return editOf(parsed);
    case "invoke":
      return invokeOf(parsed);
    case "event":
      return eventOf(parsed);
    case "conversationUpdate":
      return membershipOf(parsed);
    case "installationUpdate":
      return installationOf(parsed);
    default:
      return unsupported(parsed.type);
  }
}

/** The name is for the log, and whoever sends the activity chooses it. */
function unsupported(name: string): Content {
  return { kind: "unsupported", reason: name.slice(0, REASON_CHARS).replace(/[^\w./-]/g, "_") };
}

function messageOf(parsed: Activity): Content {
  // Older clients send a dialog's or a card's submit as a message with a value and no text.
  if (!parsed.text?.trim() && parsed.value !== undefined && parsed.value !== null) {
    return { kind: "press", data: carried(parsed.value), asMessage: true };
  }
  // Some messages have their text in their HTML alone (openclaw #142496).
  const text = withoutName(chatText(parsed.text || htmlOf(parsed.attachments)), parsed.recipient.name);
  const files = filesOf(parsed.attachments);
  return { kind: "message", text, ...(files.length === 0 ? {} : { files }) };
}

/** Somebody has changed what they wrote. What is brought back after it was deleted, and what has no words, is nothing to us. */
function editOf(parsed: Activity): Content {
  const edited = messageOf(parsed);
  if (parsed.channelData?.eventType !== "editMessage" || edited.kind !== "message") return unsupported(parsed.type);
  return { kind: "message", text: edited.text, editedAfterMs: ageMs(parsed) };
}

/** How long a message had stood there; its id is the moment it was written, in milliseconds. Very old where that is not told. */
function ageMs({ id = "", timestamp = "" }: Activity): number {
  const ms = Date.parse(timestamp) - (/^\d{13}$/.test(id) ? Number(id) : Number.NaN);
  return Number.isFinite(ms) ? Math.max(0, ms) : Number.POSITIVE_INFINITY;
}

/** Some write the bot's name out instead of mentioning it. */
function withoutName(text: string, name: string | undefined): string {
  const called = (name ?? "").trim().toLowerCase();
  const plain = text.replace(/^@/, "");
  if (called === "" || !plain.toLowerCase().startsWith(called)) return text;
  return plain.slice(called.length).replace(/^[\s,:]+/, "");
}

function invokeOf(parsed: Activity): Content {
  switch (parsed.name) {
    case "adaptiveCard/action":
      return { kind: "press", ...carriedByPress(parsed.value) };
    case "task/fetch":
      return { kind: "openDialog", data: carriedByForm(parsed.value) };
    case "task/submit":
      return { kind: "submitDialog", data: carriedByForm(parsed.value) };
    default:
      return unsupported(parsed.name ?? "invoke");
  }
}

function eventOf(parsed: Activity): Content {
  const who = () => participants.safeParse(parsed.value).data?.members.map((m) => asGuest(parsed, m.user)) ?? [];
  // The documentation prints some of the names with a blank before them.
  switch (parsed.name?.trim()) {
    case "application/vnd.microsoft.meetingStart":
      return { kind: "teamsMeetingStarted" };
    case "application/vnd.microsoft.meetingEnd":
      return { kind: "teamsMeetingEnded" };
    case "application/vnd.microsoft.meetingParticipantJoin":
      return { kind: "joined", who: who() };
    case "application/vnd.microsoft.meetingParticipantLeave":
      return { kind: "left", who: who() };
    default:
      return unsupported(parsed.name ?? "event");
  }
}

/**
 * A conversationUpdate tells of it too: in a group each time; in private only the first time, for the chat stays there when
 * the app is taken away (msteams-docs #1926).
 */
function installationOf(parsed: Activity): Content {
  const action = parsed.action?.toLowerCase() ?? "";
  if (action.startsWith("remove")) return { kind: "removed", botRemoved: true, who: [] };
  const isTold = !action.startsWith("add") || !isPrivate(parsed);
  return isTold ? unsupported("installationUpdate") : { kind: "added", botAdded: true, who: [] };
}

function membershipOf(parsed: Activity): Content {
  const { membersAdded: added, membersRemoved: removed } = parsed;
  const isBot = ({ teamsId }: Account) => botKey(teamsId) === botKey(parsed.recipient.id);
  const people = (members: Activity["membersAdded"]) =>
    members.filter((member) => !isBot(member)).map((member) => asGuest(parsed, member));
  if (removed.length > 0) return { kind: "removed", botRemoved: removed.some(isBot), who: people(removed) };
  if (added.length > 0) return { kind: "added", botAdded: added.some(isBot), who: people(added) };
  return unsupported("conversationUpdate");
}

/** A bot's id is `28:<app id>`; of the app id it is all the same how it is written. */
function botKey(id: string): string {
  return id.toLowerCase().replace(/^28:/, "");
}

/** Teams leaves the kind out now and then (vercel/chat #879). What is for one person must never stand in a group. */
function isPrivate({ conversation, channelData }: Activity): boolean {
  const { id, conversationType, isGroup } = conversation;
  if (conversationType) return conversationType.toLowerCase() === "personal";
  return !(isGroup || channelData?.meeting || channelData?.team || id.startsWith("19:"));
}

/** Of somebody from another organisation channelData may name their own. */
function isForeign({ conversation, channelData }: Activity): boolean {
  return areTwo(conversation.tenantId, channelData?.tenant?.id);
}

/** Somebody whom an activity tells of, marked where they are of another organisation. */
function asGuest(parsed: Activity, told: z.infer<typeof account>): Account {
  return areTwo(tenantOf(parsed), told.tenantId) ? { ...told, guest: true } : told;
}

function areTwo(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one.toLowerCase() !== other.toLowerCase();
}

/** Of somebody from another organisation channelData may name their own (security.ts). */
function tenantOf({ conversation, channelData }: Activity): string | undefined {
  return conversation.tenantId ?? channelData?.tenant?.id;
}

function chatOf(parsed: Activity): Chat {
  const { conversation, channelData, from } = parsed;
  const meetingId = channelData?.meeting?.id;
  const tenantId = tenantOf(parsed);
  const personal = isPrivate(parsed);
  return {
    chatId: conversation.id,
    serviceUrl: parsed.serviceUrl,
    botId: parsed.recipient.id,
    kind: personal ? "personal" : meetingId === undefined ? "group" : "meeting",
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(meetingId === undefined ? {} : { teamsMeetingId: meetingId }),
    ...(personal ? { personId: from.id } : {}),
  };
}

/** Events of the call have no id: of one kind there is one at a time. A message that is edited keeps its own. Hashed: conversation ids are long, and hold more than is needed here. */
function inboundIdOf({ type, id, name, timestamp, conversation }: Activity): Pick<Incoming, "inboundId"> {
  const event = type === "event" && timestamp ? `${name} ${timestamp}` : undefined;
  const activityId = type === "messageUpdate" ? `${id} edited ${timestamp}` : (id ?? event);
  if (activityId === undefined) return {};
  return { inboundId: createHash("sha256").update(`${conversation.id}\n${activityId}`).digest("base64url") };
}
