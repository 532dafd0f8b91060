/** Parses each incoming activity once into a union with a `kind`; what is not for us says why. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Chat } from "../app/ports.ts";
import type { PersonId } from "../meeting/people.ts";

export interface Sender {
  readonly id: PersonId;
  readonly teamsId: string;
  readonly name: string;
}

interface Base {
  readonly chat: Chat;
  readonly from: Sender;
  /** Conversation and activity id: the same for Teams' own repetitions of a slow turn. Absent where Teams gave no id. */
  readonly inboundId?: string;
}

export type Incoming = Base &
  (
    | { readonly kind: "message"; readonly text: string }
    | { readonly kind: "press"; readonly data: unknown }
    | { readonly kind: "openDialog"; readonly data: unknown }
    | { readonly kind: "submitDialog"; readonly data: unknown }
    | { readonly kind: "added"; readonly botAdded: boolean; readonly teamsIds: readonly string[] }
    | { readonly kind: "removed"; readonly botRemoved: boolean; readonly personIds: readonly PersonId[] }
    | { readonly kind: "teamsMeetingStarted" }
    | { readonly kind: "teamsMeetingEnded" }
    | { readonly kind: "joined"; readonly teamsIds: readonly string[] }
    | { readonly kind: "left"; readonly personIds: readonly PersonId[] }
    | { readonly kind: "unsupported"; readonly reason: string }
  );

const account = z.looseObject({ id: z.string(), aadObjectId: z.string().optional(), name: z.string().nullish() });
const activity = z.looseObject({
  type: z.string(),
  name: z.string().optional(),
  id: z.string().optional(),
  serviceUrl: z.string(),
  from: account,
  recipient: z.looseObject({ id: z.string() }),
  conversation: z.looseObject({
    id: z.string(),
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional(),
    tenantId: z.string().optional(),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).optional(),
      meeting: z.looseObject({ id: z.string() }).nullish(),
    })
    .nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  action: z.string().optional(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
});
type Activity = z.infer<typeof activity>;

const pressed = z.looseObject({ action: z.looseObject({ verb: z.string().optional(), data: z.unknown() }) });
const dialogValue = z.looseObject({ data: z.unknown() });
const participants = z.looseObject({ members: z.array(z.looseObject({ user: account })) });

/** What came in. `body` has been through `inboundFault` and the SDK's authentication. */
export function parseActivity(body: unknown): Incoming {
  const parsed = activity.parse(body);
  const from = { id: personIdOf(parsed.from), teamsId: parsed.from.id, name: parsed.from.name ?? "" };
  return {
    chat: chatOf(parsed, from.id),
    from,
    ...(parsed.id === undefined ? {} : { inboundId: inboundIdOf(parsed.conversation.id, parsed.id) }),
    ...contentOf(parsed),
  };
}

type Content = { [K in Incoming["kind"]]: Omit<Extract<Incoming, { kind: K }>, keyof Base> }[Incoming["kind"]];

function contentOf(parsed: Activity): Content {
  switch (parsed.type) {
    case "message":
      return messageOf(parsed);
    case "invoke":
      return invokeOf(parsed);
    case "event":
      return eventOf(parsed);
    case "conversationUpdate":
      return membershipOf(parsed);
    case "installationUpdate":
      return parsed.action?.startsWith("remove")
        ? { kind: "removed", botRemoved: true, personIds: [] }
        : // Teams tells of an installation twice; the greeting answers the conversationUpdate.
          { kind: "unsupported", reason: "installationUpdate" };
    default:
      return { kind: "unsupported", reason: parsed.type };
  }
}

function messageOf(parsed: Activity): Content {
  // Older clients send a dialog's or a card's submit as a message with a value and no text.
  if (!parsed.text && parsed.value !== undefined && parsed.value !== null) return { kind: "press", data: parsed.value };
  return { kind: "message", text: (parsed.text ?? "").replace(/<at>.*?<\/at>/gis, " ").trim() };
}

function invokeOf(parsed: Activity): Content {
  switch (parsed.name) {
    case "adaptiveCard/action": {
      const value = pressed.safeParse(parsed.value);
      if (!value.success) return { kind: "press", data: undefined };
      const { verb, data } = value.data.action;
      return { kind: "press", data: typeof data === "object" && data !== null ? { verb, ...data } : { verb } };
    }
    case "task/fetch":
      return { kind: "openDialog", data: dialogValue.safeParse(parsed.value).data?.data };
    case "task/submit":
      return { kind: "submitDialog", data: dialogValue.safeParse(parsed.value).data?.data };
    default:
      return { kind: "unsupported", reason: parsed.name ?? "invoke" };
  }
}

function eventOf(parsed: Activity): Content {
  const who = () => participants.safeParse(parsed.value).data?.members.map((m) => m.user) ?? [];
  switch (parsed.name) {
    case "application/vnd.microsoft.meetingStart":
      return { kind: "teamsMeetingStarted" };
    case "application/vnd.microsoft.meetingEnd":
      return { kind: "teamsMeetingEnded" };
    case "application/vnd.microsoft.meetingParticipantJoin":
      return { kind: "joined", teamsIds: who().map((user) => user.id) };
    case "application/vnd.microsoft.meetingParticipantLeave":
      return { kind: "left", personIds: who().map(personIdOf) };
    default:
      return { kind: "unsupported", reason: parsed.name ?? "event" };
  }
}

function membershipOf(parsed: Activity): Content {
  const bot = parsed.recipient.id;
  const removed = parsed.membersRemoved ?? [];
  if (removed.length > 0) {
    return { kind: "removed", botRemoved: removed.some((m) => m.id === bot), personIds: removed.map(personIdOf) };
  }
  const added = parsed.membersAdded ?? [];
  if (added.length === 0) return { kind: "unsupported", reason: "conversationUpdate" };
  return {
    kind: "added",
    botAdded: added.some((m) => m.id === bot),
    teamsIds: added.map((m) => m.id).filter((id) => id !== bot),
  };
}

function chatOf(parsed: Activity, personId: PersonId): Chat {
  const { conversation, channelData } = parsed;
  const meetingId = channelData?.meeting?.id;
  const tenantId = channelData?.tenant?.id ?? conversation.tenantId;
  const personal =
    conversation.conversationType === "personal" ||
    (conversation.conversationType === undefined && !conversation.isGroup);
  return {
    chatId: conversation.id,
    serviceUrl: parsed.serviceUrl,
    botId: parsed.recipient.id,
    kind: personal ? "personal" : meetingId === undefined ? "group" : "meeting",
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(meetingId === undefined ? {} : { teamsMeetingId: meetingId }),
    ...(personal ? { personId } : {}),
  };
}

function personIdOf(user: z.infer<typeof account>): PersonId {
  return user.aadObjectId || user.id;
}

/** Hashed: conversation ids are long, and hold more than is needed here. */
function inboundIdOf(conversationId: string, activityId: string): string {
  return createHash("sha256").update(`${conversationId}\n${activityId}`).digest("base64url");
}
