/**
 * In what ways Teams is poorer, stricter or less reliable than a bot would wish, as switches. What a real room does
 * differs with tenant, kind of meeting and client, so the default of each is the worst that is documented (or reported
 * to Microsoft with its cause known); a scenario that is about something else may choose a kinder value.
 *
 * What Teams does everywhere is no switch, but always so in this stand-in: a dialog closes on HTTP 200 with zero bytes
 * and on nothing else (teams-sdk #167, msteams-docs #6432 and #10242); a `message` that answers the opening of a dialog
 * is an empty box (msteams-docs #6740); an automatic refresh is answered with a card, and an `activity.message` has words
 * (AdaptiveCards «universal-action-model»); each of a person's clients keeps its own view of a card
 * (msteams-docs «User-Specific-Views»); pictures are under 1 MB («cards-format»).
 */

/** Under which name a person's directory id stands in an account. `mixed`: differs from person to person. */
export type IdForm = "objectId" | "aadObjectId" | "both" | "neither" | "mixed";

/** Why the bot may not write to somebody in private («conversation-messages», status codes). */
export type Block = "BotDisabledByAdmin" | "ConversationBlockedByUser" | "MessageWritesBlocked";

export interface Quirks {
  /** `GET …/pagedmembers` and `…/members`: `objectId` as in the samples of «get-teams-context»; either, says teams.ts #516. */
  readonly listIds: IdForm;
  /** `GET …/members/{id}` and a meeting's participant: `aadObjectId` by teams.net #525 and «meeting-apps-apis». */
  readonly memberIds: IdForm;
  /** `membersAdded` and `membersRemoved`: only the `29:` id in the samples of «subscribe-to-conversation-events». */
  readonly changeIds: IdForm;
  /**
   * Whether rosters tell `email` and `userPrincipalName`. They do so still, though Microsoft has announced the end of
   * it («team-chat-member-api-changes», msteams-docs #10331). A guest's is never an address but `…#EXT#@…`.
   */
  readonly emails: "told" | "untold";
  /**
   * Events of the meeting. `documented`: as «meeting-apps-apis» prints them, without `id`, `conversation.tenantId`,
   * `from.aadObjectId` and, on start and end, `channelData.meeting`; `groupchat`; stray spaces in names. `none`: no
   * joining and leaving (a bot that is not made in the Developer Portal). `meetNow`: no start and end either.
   */
  readonly events: "documented" | "none" | "meetNow";
  /**
   * Who is in a chat. `403`: refused for good, to a bot that is missing in the roster that Teams looks it up in, though it gets what is
   * said and may write (`BotNotInConversationRoster`, BotFramework-Services #344; microsoft-graph-docs-contrib #9129). `404`: the same in
   * other words. People are then known by what they do alone.
   */
  readonly roster: "told" | 403 | 404;
  /**
   * In which order things are told: none is promised (PLATFORM §3). `mixed`: that somebody came into the call waits until something else has
   * been told of the chat, their leaving for one; and who came to a chat or was taken out of it is told once more then (msteams-docs #1355).
   */
  readonly order: "kept" | "mixed";
  /** `conversationType` of a conversation. `untold`: left out, so that only `isGroup` tells a group (vercel/chat #879). */
  readonly kindOfChat: "told" | "untold";
  /**
   * When a client asks for its own view of a card («User-Specific-Views»). `aMinuteLater`: not before the card of its
   * last invoke is older than a minute; an edit shows the common card meanwhile. `onEdit`: at once, as on a good day. `never`:
   * nobody may rely on it, for each client decides by itself.
   */
  readonly refresh: "never" | "aMinuteLater" | "onEdit";
  /** Whose data a refresh carries after an edit: the card's before it (msteams-docs #6441), or that of the new one. */
  readonly refreshData: "old" | "new";
  /** What follows on an answer that can't be read, or never came: the invoke once more, as itself or as a new one (vercel/chat #903). */
  readonly resend: "newId" | "sameId" | "off";
  /** `lost`: the first answer to every invoke is lost on the way. What was asked is done, and `resend` says what follows. */
  readonly answers: "arrive" | "lost";
  /** Cards with embedded pictures; 400 in some chats (botbuilder-dotnet #3141). */
  readonly pictures: "taken" | "refused";
  /**
   * `GET …/participants/{id}`: 403 where consent to the app's permission is missing, 404 for an expired meeting («meeting-apps-apis»).
   * `inCall`: 404 for those who are not in the call: «participant can't be found».
   * `null`: role and presence are null, as where Teams doesn't know (botbuilder-dotnet #4868, microsoft-teams-sample-meetings-token #12).
   */
  readonly participant: "told" | "inCall" | "null" | 403 | 404;
  /**
   * Faults of the connector. `401`: the first call to each chat, as with a token that was just withdrawn. `refusing`: 401 to every call,
   * for the bot's credentials have run out or been withdrawn, or it was deleted (botframework-sdk #6221, botbuilder-js #3914); all others pass.
   * `412`: the first message sent or replaced in each chat, and every fourth after it, «Precondition failed, please try again».
   * `404`: every fifth replaced message is gone, by retention or a moderator. `403`: as that, and Teams says no more than
   * «ServiceError» (BotFramework-Services #269). `502`: the first message in each chat and every fourth after it is not taken, which the answer
   * leaves open. `503`: every fifth call of whatever kind is not taken, by turns 503 and 500. `504`: every fourth message is taken, but
   * the gateway gives up waiting. `html`: every fifth call meets a proxy's page instead, under 200.
   */
  readonly connector: "works" | "refusing" | "401" | "403" | "404" | "412" | "502" | "503" | "504" | "html";
  /**
   * Where the service is. `moved`: activities name another address, and at the first one nobody knows of any chat («rest-connector-api-reference»,
   * base URI; «very rarely this url might change», Microsoft Q&A 932373).
   */
  readonly address: "first" | "moved";
  /**
   * A file that somebody sends. The address is gone (401–410: it is good «for a few minutes»), there is more than anybody
   * said (`endless`), it leads elsewhere or to a page («downloadUrl has different content», Microsoft-Teams-Samples #1314),
   * or the activity has none (`untold`, botbuilder-js #4723).
   */
  readonly file: "there" | 401 | 403 | 404 | 410 | 503 | "endless" | "elsewhere" | "page" | "untold";
  /**
   * Of which registration of the bot the ids are that it knows from before. `renewed`: of an earlier one, so that neither private
   * chats nor «29:…» can be deciphered (403 `BadArgument`: msteams-docs #7424, agents-toolkit #10059); people are found by their directory ids.
   */
  readonly registration: "same" | "renewed";
  /** Who, by name, can't be written to in private, though they have the app. */
  readonly blocked: Readonly<Record<string, Block>>;
  /** Messages in a group that one person sees (preview; `isTargetedActivity`): 400 where the tenant doesn't have them. */
  readonly targeted: "on" | "off";
}

export const WORST: Quirks = {
  listIds: "mixed",
  memberIds: "aadObjectId",
  changeIds: "neither",
  emails: "told",
  events: "documented",
  roster: "told",
  order: "kept",
  kindOfChat: "told",
  refresh: "never",
  refreshData: "old",
  resend: "newId",
  answers: "arrive",
  pictures: "taken",
  participant: "told",
  connector: "works",
  address: "first",
  file: "there",
  registration: "same",
  blocked: {},
  targeted: "off",
};
