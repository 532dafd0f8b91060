/** What is sent to the connector, and what its answers are taken for; over real HTTP. */
import { describe, expect, it } from "vitest";
import type { TokenSource } from "../../src/entra/tokens.ts";
import type { Unreachable } from "../../src/errors.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { acceptance } from "../../src/teams/acceptance.ts";
import { BotAdapter } from "../../src/teams/adapter.ts";
import { connectorCalls } from "../../src/teams/http.ts";
import { noIdentity } from "../../src/teams/identity.ts";
import { messenger } from "../../src/teams/messenger.ts";
import { BotCredentials } from "../../src/teams/token.ts";
import { type Answered, connectorStandIn } from "./connectorStandIn.ts";

const CARD = { card: { type: "AdaptiveCard" }, fallbackText: "Fase 1 av 8" };
const silent = { info() {}, error() {} };
const OLAV: Participant = {
  id: "olav",
  name: "Olav Dal",
  teneste: "eining",
  hasApp: true,
  present: true,
  teamsId: "29:olav",
};
const error = (status: number, code: string, message = "Nei."): Answered => ({
  status,
  body: { error: { code, message } },
});
const ANONYMOUS = "Bot cannot create a conversation with an anonymous user";

async function around() {
  const standIn = await connectorStandIn();
  const { post, update, openPersonal } = messenger(new BotAdapter(noIdentity));
  const { chat } = standIn;
  const does = {
    post: () => post(chat, CARD),
    update: () => update(chat, "7", CARD),
    open: () => openPersonal(chat, OLAV),
  };
  return {
    standIn,
    post: does.post,
    does,
    /** What the caller is told. */
    fault: (what: keyof typeof does = "post") =>
      does[what]().then(
        () => undefined,
        (reason: Unreachable) => reason,
      ),
  };
}

describe("an answer of the connector's", () => {
  it.each<[string, "post" | "update" | "open", Answered, Partial<Unreachable>]>([
    [
      "400 to a card: it may take another one",
      "post",
      error(400, "BadArgument"),
      { permanent: true, about: "content" },
    ],
    ["413 to a change", "update", error(413, "MessageSizeTooBig"), { permanent: true, about: "content" }],
    [
      "404 to a change: the message is gone",
      "update",
      error(404, "ActivityNotFoundInConversation"),
      { about: "message" },
    ],
    [
      "403 to a change: so it is for a message that somebody has deleted",
      "update",
      error(403, "ServiceError"),
      { permanent: true, about: "change" },
    ],
    [
      "403 to a change where the bot may not write at all",
      "update",
      error(403, "BotNotInConversationRoster"),
      { permanent: true, about: "person" },
    ],
    ["404 to a card: the chat is gone", "post", error(404, "ConversationNotFound"), { about: "chat" }],
    ["403 where the app is not installed", "open", error(403, "ForbiddenOperationException"), { about: "person" }],
    ["403 where the person has blocked it", "post", error(403, "ConversationBlockedByUser"), { about: "person" }],
    ["400 for somebody who has not signed in", "open", error(400, "BadArgument", ANONYMOUS), { about: "person" }],
    ["400 that says nothing of the person", "open", error(400, "BadArgument"), { permanent: true, about: undefined }],
    [
      "400 for somebody of another organisation, or who has left",
      "open",
      error(400, "BadSyntax", "Invalid user identity in provided tenant"),
      { permanent: true, about: "person" },
    ],
    ["404 for somebody who is not there", "open", error(404, "ConversationNotFound"), { about: "person" }],
    ["404 with nothing in it, from an address that is wrong", "open", { status: 404 }, { about: undefined }],
    [
      "400 for an id that another registration of the bot was given, whichever is tried",
      "open",
      error(400, "BadArgument", "Failed to decrypt pairwise id"),
      { reason: "otherRegistration", permanent: true, about: "person" },
    ],
    [
      "403 for the chat of a bot that was registered otherwise",
      "post",
      error(403, "BadArgument", "Failed to decrypt conversation id"),
      { reason: "otherRegistration", permanent: true, about: "chat" },
    ],
    [
      "403 with the reason further in",
      "post",
      { status: 403, body: { error: { code: "Forbidden", subCode: "MessageWritesBlocked", message: "Nei." } } },
      { reason: "MessageWritesBlocked", about: "person" },
    ],
    [
      "403 with the reason in words of another service's",
      "post",
      {
        status: 403,
        body: { errorCode: 209, message: JSON.stringify({ subCode: "MessageWritesBlocked", details: "x" }) },
      },
      { reason: "MessageWritesBlocked", about: "person" },
    ],
    [
      "403 with the reason on top",
      "post",
      { status: 403, body: { code: "ConversationBlockedByUser", message: null } },
      { about: "person" },
    ],
    [
      "403 with nothing that can be read",
      "post",
      { status: 403, body: { error: [null], message: 7 } },
      { reason: "http403", about: undefined },
    ],
    ["403 that says nothing of the person", "open", error(403, "Forbidden"), { permanent: true, about: undefined }],
    ["401 is no fact about anybody", "open", error(401, "BotNotRegistered"), { permanent: false, about: undefined }],
    ["500 is the service's own fault", "post", error(500, "ServiceError"), { permanent: false, mayHaveArrived: false }],
    ["504 may come after the message was taken", "post", { status: 504 }, { permanent: false, mayHaveArrived: true }],
    ["a page of a proxy's with 200", "post", { status: 200, text: "<html>Logg inn</html>" }, { permanent: false }],
    [
      "a page of a proxy's with 404: no chat is gone",
      "post",
      { status: 404, text: "<html>" },
      { permanent: false, about: undefined },
    ],
    [
      "the same to a change: no message is gone",
      "update",
      { status: 404, text: "Not found" },
      { permanent: false, about: undefined },
    ],
    ["a page of a proxy's with 403", "open", { status: 403, text: "<html>" }, { permanent: false, about: undefined }],
    [
      "a gateway's word that a card is too large",
      "post",
      { status: 413, text: "<html>" },
      { permanent: true, about: "content" },
    ],
    [
      "412: others write in the chat too",
      "post",
      error(412, "PreconditionFailed"),
      { permanent: false, mayHaveArrived: false },
    ],
    ["502: it may stand there", "post", error(502, "BadGateway"), { permanent: false, mayHaveArrived: true }],
    [
      "403 where an administrator has shut the bot out",
      "open",
      error(403, "BotDisabledByAdmin"),
      { permanent: true, about: "person" },
    ],
    ["the same to a change", "update", { status: 200, text: "<html>Logg inn</html>" }, { permanent: false }],
    [
      "201 without an id: it stands there, and can't be changed",
      "post",
      { status: 201, body: {} },
      { mayHaveArrived: true },
    ],
    ["an opened chat without an id", "open", { status: 201, body: {} }, { permanent: false }],
    ["a connection that breaks", "post", "reset", { permanent: false, mayHaveArrived: true, noAnswer: true }],
  ])("%s", async (_what, does, answer, expected) => {
    const { standIn, fault } = await around();
    standIn.answer = () => answer;
    expect(await fault(does)).toMatchObject({ name: "Unreachable", ...expected });
    // Somebody whose id can't be deciphered is asked for by the directory's as well.
    expect(standIn.asked).toHaveLength(expected.reason === "otherRegistration" && does === "open" ? 2 : 1);
  });

  it.each(["headers", "body"])("whose %s do not come ends in time", async (what) => {
    const { standIn } = await around();
    const half = { status: 201, text: "{", headers: { "content-length": "100" } };
    standIn.answer = () => (what === "body" ? half : "hang");
    const accepted = acceptance("teams", silent);
    const make = connectorCalls({ timeoutMs: 50, renewed: async () => undefined, accepted });
    const url = `${standIn.chat.serviceUrl}v3/conversations`;
    const fault = { name: "Unreachable", permanent: false, mayHaveArrived: true, noAnswer: true };
    await expect(make({ method: "POST", url, headers: {} })).rejects.toMatchObject(fault);
  });

  it("may be empty where a message was changed", async () => {
    const { standIn, fault } = await around();
    standIn.answer = () => ({ status: 200 });
    expect(await fault("update")).toBeUndefined();
  });

  it.each([
    ["7", 7],
    ["1000000000", 300],
    [new Date(Date.now() + 40 * 365 * 86_400_000).toUTCString(), 300],
    ["soon", undefined],
    ["-5", undefined],
  ])("that asks for a pause of %s gets one, of five minutes at most", async (wish, seconds) => {
    const { standIn, fault } = await around();
    standIn.answer = () => ({ status: 429, headers: { "retry-after": wish } });
    expect(await fault()).toMatchObject({ permanent: false, retryAfterSeconds: seconds });
  });
});

describe("a private chat with somebody whose id is of an earlier registration of the bot", () => {
  const pairwise = error(403, "BadArgument", "Failed to decrypt pairwise id");
  const memberIn = ({ body }: { readonly body: Readonly<Record<string, unknown>> }) =>
    (body.members as readonly { readonly id: string }[])[0]?.id;

  it("is opened by the id that the directory has for them", async () => {
    const { standIn, does } = await around();
    standIn.answer = (asked) => (memberIn(asked) === OLAV.teamsId ? pairwise : { status: 201, body: { id: "a:1" } });
    expect(await does.open()).toMatchObject({ chatId: "a:1", personId: "olav" });
    expect(standIn.asked.map(memberIn)).toEqual(["29:olav", "olav"]);
  });

  it("tells of the second answer where the app is not there for them now", async () => {
    const { standIn, fault } = await around();
    standIn.answer = (asked) =>
      memberIn(asked) === OLAV.teamsId ? pairwise : error(403, "ForbiddenOperationException");
    expect(await fault("open")).toMatchObject({ reason: "ForbiddenOperationException", about: "person" });
  });

  it("can't be opened where the directory has none, which is a fact about them", async () => {
    const standIn = await connectorStandIn();
    standIn.answer = () => pairwise;
    const { openPersonal } = messenger(new BotAdapter(noIdentity));
    const opening = openPersonal(standIn.chat, { ...OLAV, id: "29:olav" });
    await expect(opening).rejects.toMatchObject({ reason: "otherRegistration", about: "person" });
    expect(standIn.asked).toHaveLength(1);
  });

  it("is asked for in the name of the bot as it is registered now, whatever is stored of the chat", async () => {
    const standIn = await connectorStandIn();
    const appId = crypto.randomUUID();
    const settings = { MicrosoftAppId: appId, MicrosoftAppType: "SingleTenant" };
    const { openPersonal } = messenger(new BotAdapter({ appId, settings, tokens: async () => "1" }));
    expect(await openPersonal(standIn.chat, OLAV)).toMatchObject({ botId: `28:${appId}` });
    expect(standIn.asked[0]?.body.bot).toMatchObject({ id: `28:${appId}` });
  });
});

describe("the bot's token", () => {
  async function withToken(tokens: TokenSource) {
    const standIn = await connectorStandIn();
    const appId = crypto.randomUUID();
    const settings = { MicrosoftAppId: appId, MicrosoftAppType: "SingleTenant" };
    const { post } = messenger(new BotAdapter({ appId, settings, tokens }));
    return { standIn, post: () => post(standIn.chat, CARD) };
  }

  it("that is refused anew is a fault that passes", async () => {
    const { standIn, post } = await withToken(async (refused) => (refused === undefined ? "1" : "2"));
    standIn.answer = () => error(401, "Unauthorized");
    await expect(post()).rejects.toMatchObject({ permanent: false, mayHaveArrived: false, about: undefined });
    expect(standIn.asked).toHaveLength(2);
  });

  it("that the identity service does not give is a fault that passes, and nothing has left", async () => {
    let down = true;
    const { standIn, post } = await withToken(async () => {
      if (down) throw new Error("503 from https://login.example");
      return "1";
    });
    const fault = { name: "Unreachable", reason: "token", permanent: false, mayHaveArrived: false };
    await expect(post()).rejects.toMatchObject(fault);
    expect(standIn.asked).toEqual([]);
    down = false;
    expect(await post()).toBe("1");
  });

  it("is not waited for without end", async () => {
    const never = new BotCredentials("app", () => new Promise(() => {}), 20, acceptance("entra", silent));
    const credentials = await never.createCredentials();
    await expect(credentials.signRequest({} as never)).rejects.toMatchObject({ reason: "token", noAnswer: true });
  });
});

describe("a message", () => {
  it.each([
    ["silent", undefined, undefined],
    ["in the activity feed", "feed", { notification: { alert: true } }],
    ["over the meeting", "meeting", { notification: { alertInMeeting: true } }],
  ] as const)("is heard as it is meant: %s", async (_how, alert, channelData) => {
    const { standIn } = await around();
    const { post } = messenger(new BotAdapter(noIdentity));
    await post(standIn.chat, CARD, alert && { alert });
    expect(standIn.asked[0]?.body.channelData).toEqual(channelData);
  });

  it("for one person's eyes is posted with that person as recipient, and changed without", async () => {
    const { standIn } = await around();
    const { post, update } = messenger(new BotAdapter(noIdentity));
    expect(await post(standIn.chat, CARD, { onlyFor: OLAV })).toBe("1");
    standIn.answer = () => ({ status: 200 });
    await update(standIn.chat, "1", CARD, { onlyFor: OLAV });
    expect(standIn.asked).toMatchObject([
      {
        method: "POST",
        path: "/v3/conversations/19%3Achat%40thread.v2/activities?isTargetedActivity=true",
        body: { recipient: { id: "29:olav" } },
      },
      { method: "PUT", path: "/v3/conversations/19%3Achat%40thread.v2/activities/1?isTargetedActivity=true" },
    ]);
    expect(standIn.asked[1]?.body.recipient).toBeUndefined();
  });
});
