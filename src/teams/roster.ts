/** Who is in a chat, and what a person may do in a Teams meeting. Asked each time: roles change. */
import type { ConversationsGetConversationPagedMembersOptionalParams as PageOptions } from "botframework-connector/lib/connectorApi/models/index.js";
import { z } from "zod";
import type { Chat } from "../app/ports/chats.ts";
import type { Log } from "../app/ports/log.ts";
import type { Attendance, Colleague, Colleagues, Roster } from "../app/ports/people.ts";
import { within } from "../app/within.ts";
import { Unreachable } from "../errors.ts";
import { knownAs, type Participant, type PersonId } from "../meeting/people.ts";
import { account, maybe } from "./account.ts";
import type { BotAdapter } from "./adapter.ts";

const ANSWERED_WITHIN_MS = 3_000;
const PAGE = 200;
/** A roster larger than this is no BTI meeting. */
const PAGES = 5;

const meetingInfo = z.looseObject({ organizer: maybe(account) });
/** Of a person in a meeting; either may be null where Teams doesn't know (botbuilder-dotnet #4868). */
const participation = z.looseObject({
  user: z.unknown().optional(),
  meeting: maybe(z.looseObject({ role: maybe(z.string()), inMeeting: maybe(z.boolean()) })),
});
const membersPage = z.looseObject({ members: z.array(z.unknown()), continuationToken: maybe(z.string()) });

/** Without the hyphen that some write it with. */
const LEADING_ROLES: readonly string[] = ["organizer", "coorganizer", "presenter"];

/** `ownTenantId`: absent in practice, where that of the chat counts. */
export function roster(adapter: BotAdapter, log: Log, ownTenantId?: string): Roster & Attendance & Colleagues {
  async function allMembers(chat: Chat, each: (member: unknown) => void = () => {}): Promise<Participant[]> {
    const { conversations } = await adapter.connector(chat.serviceUrl);
    const found: Participant[] = [];
    let continuationToken: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const options = { pageSize: PAGE } as PageOptions;
      if (continuationToken) options.continuationToken = continuationToken;
      const { data: result } = membersPage.safeParse(
        await conversations.getConversationPagedMembers(chat.chatId, options),
      );
      // That nobody is in a chat where somebody asks is no answer.
      if (result === undefined) throw new Unreachable("noMembers", { permanent: false });
      result.members.forEach(each);
      const members = result.members.flatMap((m) => participantOf(chat, m) ?? []);
      const news = members.filter((member) => knownAs(found, member) === undefined);
      found.push(...news);
      continuationToken = result.continuationToken;
      // A page with nobody new is of a list that never ends.
      if (!continuationToken || news.length === 0) break;
    }
    return found;
  }

  async function oneMember(chat: Chat, teamsId: string): Promise<Participant | undefined> {
    const { conversations } = await adapter.connector(chat.serviceUrl);
    return participantOf(chat, await conversations.getConversationMember(chat.chatId, teamsId));
  }

  async function participantIn(chat: Chat, meetingId: string, personId: PersonId) {
    const { teams } = await adapter.teams(chat.serviceUrl);
    const options = chat.tenantId === undefined ? {} : { tenantId: chat.tenantId };
    const answer: unknown = await teams.fetchMeetingParticipant(meetingId, personId, options);
    return participation.safeParse(answer).data;
  }

  async function inMeeting(chat: Chat, meetingId: string, personId: PersonId) {
    return (await participantIn(chat, meetingId, personId))?.meeting;
  }

  /** Undefined where Teams does not say who the organizer is. */
  async function organizes(chat: Chat, meetingId: string, personId: PersonId): Promise<boolean | undefined> {
    try {
      const { teams } = await adapter.teams(chat.serviceUrl);
      const organizer = meetingInfo.safeParse(await asked(teams.fetchMeetingInfo(meetingId))).data?.organizer;
      return organizer?.id ? [organizer.id, organizer.teamsId].some((id) => sameId(id, personId)) : undefined;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      return undefined;
    }
  }

  return {
    members: (chat) => asked(allMembers(chat)),

    async colleagues(chat) {
      const shown: unknown[] = [];
      await asked(allMembers(chat, (member) => shown.push(member)));
      return shown.flatMap((member) => colleagueOf(member, ownTenantId ?? chat.tenantId) ?? []);
    },

    async colleague(chat, teamsId) {
      const { conversations } = await adapter.connector(chat.serviceUrl);
      try {
        const member: unknown = await asked(conversations.getConversationMember(chat.chatId, teamsId));
        return colleagueOf(member, ownTenantId ?? chat.tenantId);
      } catch (error) {
        if (isNotThere(error)) return undefined;
        throw error;
      }
    },

    async member(chat, { id, teamsId = id }) {
      try {
        return await asked(oneMember(chat, teamsId));
      } catch (error) {
        if (isNotThere(error)) return undefined;
        if (!isRefused(error) || chat.teamsMeetingId === undefined || id === teamsId) throw error;
        const told = await asked(participantIn(chat, chat.teamsMeetingId, id)).catch(() => undefined);
        const participant = participantOf(chat, told?.user);
        if (participant === undefined) throw error;
        return participant;
      }
    },

    async isInMeeting(chat, { id, teamsId, guest }) {
      // Who joined without signing in has no id in the directory, and Teams tells nothing of them.
      if (chat.teamsMeetingId === undefined || id === teamsId) return undefined;
      try {
        return (await asked(inMeeting(chat, chat.teamsMeetingId, id)))?.inMeeting;
      } catch (error) {
        // Of one of ours it says that they have not come; others may be known to Teams under another id.
        if (isNotThere(error)) return guest ? undefined : false;
        if (isRefused(error)) return undefined;
        throw error;
      }
    },

    async mayStart(chat, personId) {
      if (chat.teamsMeetingId === undefined) return true;
      try {
        const role = (await asked(inMeeting(chat, chat.teamsMeetingId, personId)))?.role ?? "";
        const plain = role.toLowerCase().replace("-", "");
        if (plain === "attendee") return false;
        if (LEADING_ROLES.includes(plain)) return true;
        // Null has been seen, of the organizer too (microsoft-teams-sample-meetings-token #12).
        log.warn("roster.rolesUnknown", { reason: "noRole" });
        return (await organizes(chat, chat.teamsMeetingId, personId)) ?? true;
      } catch (error) {
        // Either they are no participant, or the meeting has expired, of which the organizer is told all the same.
        if (isNotThere(error)) return (await organizes(chat, chat.teamsMeetingId, personId)) ?? false;
        if (!isRefused(error)) throw error;
        // The app may not see roles here, for want of consent say: that must not lock everybody out.
        log.warn("roster.rolesUnknown", { reason: error.reason });
        return (await organizes(chat, chat.teamsMeetingId, personId)) ?? true;
      }
    },
  };
}

/** People wait for the answer. A question changes nothing, whether it is answered or not. */
async function asked<T>(question: Promise<T>): Promise<T> {
  try {
    return await within(ANSWERED_WITHIN_MS, question);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    const { reason, permanent, retryAfterSeconds, about } = error;
    throw new Unreachable(reason, { permanent, retryAfterSeconds, about });
  }
}

function isNotThere(error: unknown): boolean {
  return error instanceof Unreachable && error.about === "person";
}

/** For good, and for everybody. */
function isRefused(error: unknown): error is Unreachable {
  return error instanceof Unreachable && error.permanent;
}

/** Undefined for what can't be read as an account. */
function participantOf(chat: Chat, member: unknown): Participant | undefined {
  const { data } = account.safeParse(member);
  if (data === undefined) return undefined;
  const { tenantId, ...known } = data;
  const foreign = tenantId !== undefined && chat.tenantId !== undefined && !sameId(tenantId, chat.tenantId);
  const guest = foreign ? { guest: true as const } : {};
  return { teneste: "eining", hasApp: true, present: true, ...known, ...guest, name: known.name || "?" };
}

/** Somebody whom Teams tells all of that says so: the tenant, an object id and an address. */
function colleagueOf(member: unknown, ownTenantId: string | undefined): Colleague | undefined {
  const { data } = account.safeParse(member);
  if (data?.email === undefined || data.guest || data.tenantId === undefined || ownTenantId === undefined)
    return undefined;
  if (!sameId(data.tenantId, ownTenantId) || data.id === data.teamsId) return undefined;
  return { personId: data.id, email: data.email };
}

function sameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
