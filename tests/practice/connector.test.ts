import { afterAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { FROM_OUTSIDE } from "../../practice/room/cast.ts";
import { addConnector } from "../../practice/room/connector.ts";
import { Ledger } from "../../practice/room/ledger.ts";
import { type Quirks, WORST } from "../../practice/room/quirks.ts";
import { freshState, newPerson, seesMessage } from "../../practice/room/state.ts";
import { World } from "../../practice/room/world.ts";
import { listen, roomServer } from "../../practice/server/server.ts";

const world = new World(freshState("nn"), () => Date.UTC(2026, 0, 15, 9, 0));
const ledger = new Ledger();
const server = roomServer("");
addConnector(server, { world, ledger, limits: "teams" });
const listening = await listen(server, 0);
afterAll(() => listening.close());

/** A new room for each test: other chats, so that the limits are untouched. */
beforeEach(() => {
  world.reset("nn");
  world.setMeeting({ botInChat: true });
});

const card = { type: "AdaptiveCard", version: "1.5", body: [{ type: "TextBlock", text: "Hei" }] };
const cardActivity = (fields: object = {}) => ({
  type: "message",
  attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: { ...card, ...fields } }],
});
const textActivity = (text: string) => ({ type: "message", text });

async function call(method: string, path: string, body?: unknown) {
  const init = {
    method,
    headers: { "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  };
  const response = await fetch(`http://127.0.0.1:${listening.port}${path}`, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
}

const inChat = (rest: string) => `/v3/conversations/${encodeURIComponent(world.state.meeting.chatId)}${rest}`;
const inMeeting = (rest: string) => `/v1/meetings/${encodeURIComponent(world.state.meeting.id)}${rest}`;
const refusal = (status: number, code: string) => ({ status, body: { error: { code } } });
const named = (name: string) => world.state.people.find((one) => one.name.startsWith(name)) ?? expect.fail(name);

describe("messages", () => {
  test("a sent card gets an id, is in the chat, and can be replaced and deleted by that id", async () => {
    const sent = await call("POST", inChat("/activities"), cardActivity());
    expect(sent.status).toBe(201);
    const { id } = sent.body;
    const path = inChat(`/activities/${id}`);
    expect(world.message(id)).toMatchObject({ card, version: 1, from: { kind: "bot" } });
    expect(await call("PUT", path, cardActivity({ fallbackText: "ny" }))).toMatchObject({ status: 200, body: { id } });
    expect(world.message(id)).toMatchObject({ version: 2, fallbackText: "ny" });
    expect((await call("DELETE", path)).status).toBe(200);
    expect(world.message(id)).toBeUndefined();
    expect(await call("PUT", path, cardActivity())).toMatchObject(refusal(404, "ActivityNotFoundInConversation"));
  });

  test("an answer to a message is a message in the chat", async () => {
    const sent = await call("POST", inChat("/activities/123"), textActivity("svar"));
    expect(sent.status).toBe(201);
    expect(world.message(sent.body.id)?.text).toBe("svar");
  });

  test("text with a card is taken apart, and the id isn't told", async () => {
    const sent = await call("POST", inChat("/activities"), { ...cardActivity(), text: "ved sida av" });
    expect(sent).toMatchObject({ status: 202, body: undefined });
    expect(world.state.messages.map((one) => one.text ?? "card")).toEqual(["ved sida av", "card"]);
  });

  test("those a message mentions are told, be it in the text or in the card", async () => {
    const entity = { type: "mention", text: "<at>Liv</at>", mentioned: { id: "29:1", name: "Liv" } };
    const inText = await call("POST", inChat("/activities"), { ...textActivity("<at>Liv</at>!"), entities: [entity] });
    const inCard = await call(
      "POST",
      inChat("/activities"),
      cardActivity({ body: [{ type: "TextBlock", text: "Hei, <at>Liv</at>" }], msteams: { entities: [entity] } }),
    );
    for (const { body } of [inText, inCard]) {
      expect(world.message(body.id)?.mentions).toEqual([{ text: "<at>Liv</at>", name: "Liv", id: "29:1" }]);
    }
  });

  const OLA = { type: "mention", text: "<at>Ola & co</at>", mentioned: { id: "29:1", name: "Ola" } };
  test.each([
    [
      "a mention of somebody who is named otherwise",
      { ...textActivity("<at>Ola</at>"), entities: [OLA] },
      400,
      "BadSyntax",
    ],
    ["one in a card that does not name them", cardActivity({ msteams: { entities: [OLA] } }), 400, "BadSyntax"],
    ["no type", { text: "hei" }, 400, "BadSyntax"],
    ["nothing to show", { type: "message" }, 400, "BadSyntax"],
    ["a card that is none", cardActivity({ type: "Card" }), 400, "BadSyntax"],
    ["more than 100 KB in UTF-16", textActivity("x".repeat(52_000)), 413, "MessageSizeTooBig"],
  ])("is refused: %s", async (_what, activity, status, code) => {
    expect(await call("POST", inChat("/activities"), activity)).toMatchObject(refusal(status, code));
    expect(world.state.messages).toEqual([]);
  });

  test("embedded pictures don't count towards the size", async () => {
    const url = `data:image/png;base64,${"A".repeat(200_000)}`;
    const sent = await call("POST", inChat("/activities"), cardActivity({ body: [{ type: "Image", url }] }));
    expect(sent.status).toBe(201);
  });

  test("a chat that doesn't exist is not found, and one without the bot is forbidden", async () => {
    const nowhere = await call("POST", "/v3/conversations/19%3Anowhere/activities", textActivity("hei"));
    expect(nowhere).toMatchObject(refusal(404, "ConversationNotFound"));
    world.setMeeting({ botInChat: false });
    const removed = await call("POST", inChat("/activities"), textActivity("hei"));
    expect(removed).toMatchObject(refusal(403, "BotNotInConversationRoster"));
  });

  test("the eighth message within a second is refused with the time to wait, and everything is in the ledger", async () => {
    const before = ledger.entries.length;
    const sends = Array.from({ length: 8 }, () => call("POST", inChat("/activities"), textActivity("hei")));
    const answers = await Promise.all(sends);
    const refused = answers.filter((one) => one.status === 429);
    expect(refused).toHaveLength(1);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect(refused[0]?.body.error.code).toBe("Throttled");
    const entries = ledger.entries.slice(before).map((entry) => entry.status);
    expect(entries.sort()).toEqual([201, 201, 201, 201, 201, 201, 201, 429]);
  });
});

describe("private chats", () => {
  const parameters = (id: string) => ({
    isGroup: false,
    bot: world.state.bot,
    members: [{ id }],
    tenantId: world.state.tenantId,
  });

  test("are opened for those who have the app, by either of their ids, and are the same each time", async () => {
    const { id, aadObjectId, personalChatId } = named("Astrid");
    for (const one of [id, aadObjectId]) {
      const opened = await call("POST", "/v3/conversations", parameters(one));
      expect(opened).toMatchObject({ status: 201, body: { id: personalChatId } });
    }
  });

  test("are refused for those without the app, also when they had it before", async () => {
    const without = await call("POST", "/v3/conversations", parameters(named("Jonas").id));
    expect(without).toMatchObject(refusal(403, "ForbiddenOperationException"));
    const astrid = named("Astrid");
    world.setPerson(astrid, { hasApp: false });
    const path = `/v3/conversations/${encodeURIComponent(astrid.personalChatId)}/activities`;
    expect(await call("POST", path, textActivity("hei"))).toMatchObject(refusal(403, "ForbiddenOperationException"));
  });

  test("can't be opened without a tenant, or for somebody unknown", async () => {
    const { tenantId, ...incomplete } = parameters(named("Astrid").id);
    expect((await call("POST", "/v3/conversations", incomplete)).status).toBe(400);
    expect((await call("POST", "/v3/conversations", parameters("29:nobody"))).status).toBe(403);
  });
});

describe("rosters and meetings", () => {
  test("members come in pages of at least fifty", async () => {
    const draft = {
      title: { nn: "", nb: "" },
      teneste: "eining",
      role: "attendee",
      hasApp: true,
      late: false,
    } as const;
    for (let n = 1; n <= 60; n++) world.addPerson({ ...newPerson({ ...draft, name: `Person ${n}` }), inChat: true });
    const first = await call("GET", inChat("/pagedmembers?pageSize=10"));
    expect(first.body.members).toHaveLength(50);
    const rest = await call(
      "GET",
      inChat(`/pagedmembers?pageSize=10&continuationToken=${first.body.continuationToken}`),
    );
    expect(rest.body.members).toHaveLength(18);
    expect(rest.body.continuationToken).toBeUndefined();
    expect(rest.body.members.at(-1)).not.toHaveProperty("email");
  });

  test("one member is found by id; somebody who isn't there isn't", async () => {
    const { id, aadObjectId, email } = named("Astrid");
    const found = await call("GET", inChat(`/members/${encodeURIComponent(id)}`));
    expect(found.body).toMatchObject({ id, aadObjectId, email, tenantId: world.state.tenantId });
    expect(await call("GET", inChat("/members/29:nobody"))).toMatchObject(refusal(404, "MemberNotFoundInConversation"));
  });

  test("the meeting tells who organizes it, and a participant which role they have", async () => {
    const info = await call("GET", inMeeting(""));
    expect(info.body.organizer.name).toBe("Ragnhild Fjordheim");
    const query = `?tenantId=${world.state.tenantId}`;
    const participant = await call("GET", inMeeting(`/participants/${named("Torstein").aadObjectId}${query}`));
    expect(participant.body.meeting).toEqual({ role: "Presenter", inMeeting: false });
    expect((await call("GET", inMeeting(`/participants/nobody${query}`))).status).toBe(404);
    expect((await call("GET", "/v1/meetings/other")).status).toBe(404);
  });

  test("a notification reaches those in the meeting, and says whom it didn't reach", async () => {
    const [leader, teacher] = [named("Ragnhild"), named("Torstein")];
    world.setPerson(leader, { inMeeting: true });
    const notification = (...people: { id: string }[]) => ({
      type: "targetedMeetingNotification",
      value: { recipients: people.map((one) => one.id), surfaces: [{ surface: "meetingTabIcon" }] },
    });
    expect((await call("POST", inMeeting("/notification"), notification(leader))).status).toBe(202);
    const partly = await call("POST", inMeeting("/notification"), notification(leader, teacher));
    expect(partly).toMatchObject({ status: 207, body: { recipientsFailureInfo: [{ recipientMri: teacher.id }] } });
  });
});

describe("what Teams is like on a bad day", () => {
  /** The quirk holds for the rest of the test. */
  const quirk = (quirks: Partial<Quirks>) => {
    world.quirks = { ...WORST, ...quirks };
    onTestFinished(() => {
      world.quirks = WORST;
    });
  };
  const picture = (bytes: number) => {
    const url = `data:image/png;base64,${"A".repeat((bytes * 4) / 3)}`;
    return cardActivity({ body: [{ type: "Image", url }] });
  };

  test("pictures are under a megabyte, and some chats take none", async () => {
    expect((await call("POST", inChat("/activities"), picture(900_000))).status).toBe(201);
    expect(await call("POST", inChat("/activities"), picture(1_100_000))).toMatchObject(refusal(400, "BadArgument"));
    quirk({ pictures: "refused" });
    expect(await call("POST", inChat("/activities"), picture(3_000))).toMatchObject(refusal(400, "BadArgument"));
    expect((await call("POST", inChat("/activities"), cardActivity())).status).toBe(201);
  });

  test.each([
    [403, "Forbidden"],
    [404, "NotFound"],
  ] as const)("a participant's role isn't told: %i", async (participant, code) => {
    quirk({ participant });
    const path = inMeeting(`/participants/${named("Ragnhild").aadObjectId}?tenantId=${world.state.tenantId}`);
    expect(await call("GET", path)).toMatchObject(refusal(participant, code));
  });

  test("somebody anonymous has no private chat and no role", async () => {
    const draft = FROM_OUTSIDE.find((one) => one.standing === "anonymous") ?? expect.fail();
    const person = { ...newPerson({ ...draft, hasApp: true }), inChat: true };
    world.addPerson(person);
    const { tenantId, bot } = world.state;
    const parameters = { isGroup: false, bot, members: [{ id: person.id }], tenantId };
    expect(await call("POST", "/v3/conversations", parameters)).toMatchObject(refusal(400, "BadArgument"));
    const asked = await call("GET", inMeeting(`/participants/${person.aadObjectId}?tenantId=${tenantId}`));
    expect(asked.status).toBe(404);
  });

  test("ids that another registration of the bot was given can't be deciphered; the directory's are the same for all", async () => {
    const astrid = named("Astrid");
    const { tenantId, bot } = world.state;
    const open = (id: string) =>
      call("POST", "/v3/conversations", { isGroup: false, bot, members: [{ id }], tenantId });
    const undeciphered = (what: string) => ({
      status: 403,
      body: { error: { code: "BadArgument", message: `Failed to decrypt ${what} id` } },
    });
    expect(await open("29:1before")).toMatchObject(undeciphered("pairwise"));
    const before = await call("POST", "/v3/conversations/a%3A1before/activities", textActivity("hei"));
    expect(before).toMatchObject(undeciphered("conversation"));
    expect((await open(astrid.id)).status).toBe(201);
    quirk({ registration: "renewed" });
    expect(await open(astrid.id)).toMatchObject(undeciphered("pairwise"));
    expect(await open(astrid.aadObjectId)).toMatchObject({ status: 201, body: { id: astrid.personalChatId } });
  });

  test("somebody of another organisation, or of none, is nobody here", async () => {
    const draft = FROM_OUTSIDE.find((one) => one.standing === "external") ?? expect.fail();
    const person = { ...newPerson({ ...draft, hasApp: true }), inChat: true };
    world.addPerson(person);
    const { tenantId, bot } = world.state;
    for (const id of [person.id, crypto.randomUUID()]) {
      const parameters = { isGroup: false, bot, members: [{ id }], tenantId };
      expect(await call("POST", "/v3/conversations", parameters)).toMatchObject({
        status: 400,
        body: { error: { code: "BadSyntax", message: "Invalid user identity in provided tenant" } },
      });
    }
  });

  test.each([
    ["BotDisabledByAdmin", 403, "BotDisabledByAdmin"],
    ["ConversationBlockedByUser", 201, "ConversationBlockedByUser"],
    ["MessageWritesBlocked", 201, "Forbidden"],
  ] as const)("some people can't be written to in private: %s", async (block, opens, code) => {
    const [astrid, torstein] = [named("Astrid"), named("Torstein")];
    quirk({ blocked: { [astrid.name]: block } });
    const { tenantId, bot } = world.state;
    const open = (id: string) =>
      call("POST", "/v3/conversations", { isGroup: false, bot, members: [{ id }], tenantId });
    const send = (id: string) =>
      call("POST", `/v3/conversations/${encodeURIComponent(id)}/activities`, textActivity("hei"));
    expect((await open(astrid.id)).status).toBe(opens);
    expect(await send(astrid.personalChatId)).toMatchObject(refusal(403, code));
    expect((await open(torstein.id)).status).toBe(201);
    expect((await send(torstein.personalChatId)).status).toBe(201);
  });

  test("the first call to each chat has no right token", async () => {
    quirk({ connector: "401" });
    expect((await call("GET", inChat("/members"))).status).toBe(401);
    expect((await call("GET", inChat("/members"))).status).toBe(200);
  });

  test.each(["403", "404"] as const)(
    "every fifth message that is replaced is gone, which is told by %s",
    async (told) => {
      quirk({ connector: told });
      const { id } = (await call("POST", inChat("/activities"), cardActivity())).body;
      const answers = [];
      for (let n = 0; n < 5; n += 1) answers.push(await call("PUT", inChat(`/activities/${id}`), cardActivity()));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, Number(told)]);
      expect(world.message(id)).toBeUndefined();
    },
  );

  test("the first message, and every fourth after it, is to be tried again", async () => {
    quirk({ connector: "412" });
    const sent = [];
    for (let n = 0; n < 6; n += 1) sent.push(await call("POST", inChat("/activities"), textActivity("hei")));
    expect(sent.map(({ status }) => status)).toEqual([412, 201, 201, 201, 412, 201]);
  });

  test("the first message, and every fourth after it, is not taken, which nobody can know", async () => {
    quirk({ connector: "502" });
    const sent = [];
    for (let n = 0; n < 6; n += 1) sent.push(await call("POST", inChat("/activities"), textActivity("hei")));
    expect(sent.map(({ status }) => status)).toEqual([502, 201, 201, 201, 502, 201]);
    expect(world.state.messages).toHaveLength(4);
  });

  test("every fifth call, whatever it asks, meets a service in trouble", async () => {
    quirk({ connector: "503" });
    const answers = [];
    for (let n = 0; n < 10; n += 1) answers.push((await call("GET", inChat("/members"))).status);
    expect(answers).toEqual([200, 200, 200, 200, 503, 200, 200, 200, 200, 500]);
  });

  test("every fourth message is taken, but nobody says so", async () => {
    quirk({ connector: "504" });
    const sent = [];
    for (let n = 0; n < 4; n += 1) sent.push(await call("POST", inChat("/activities"), textActivity("hei")));
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201, 504]);
    expect(world.state.messages).toHaveLength(4);
  });

  test("every fifth call meets a proxy, which answers in Teams' place", async () => {
    quirk({ connector: "html" });
    const path = `http://127.0.0.1:${listening.port}${inChat("/members")}`;
    const types = [];
    for (let n = 0; n < 5; n += 1) types.push((await fetch(path)).headers.get("content-type"));
    expect(types[4]).toContain("text/html");
    expect(types.filter((type) => type?.includes("json"))).toHaveLength(4);
  });
});

describe("messages that one person sees", () => {
  const targeted = "?isTargetedActivity=true";
  const to = (person: { id: string }) => ({ ...cardActivity(), recipient: { id: person.id } });
  beforeEach(() => {
    world.quirks = { ...WORST, targeted: "on" };
    return () => {
      world.quirks = WORST;
    };
  });

  test("are in the meeting chat for that person and for nobody else, replaced and deleted as others are", async () => {
    const [astrid, torstein] = [named("Astrid"), named("Torstein")];
    const sent = await call("POST", inChat(`/activities${targeted}`), to(astrid));
    expect(sent.status).toBe(201);
    const { id } = sent.body;
    const message = () => world.message(id) ?? expect.fail("no message");
    expect([astrid, torstein].map((one) => seesMessage(world.state, one, message()))).toEqual([true, false]);
    const path = inChat(`/activities/${id}${targeted}`);
    expect((await call("PUT", path, cardActivity({ fallbackText: "ny" }))).status).toBe(200);
    expect(seesMessage(world.state, torstein, message())).toBe(false);
    expect((await call("DELETE", path)).status).toBe(200);
    expect(world.message(id)).toBeUndefined();
  });

  test("are refused without a recipient, for somebody outside, with another recipient later, and in private", async () => {
    const astrid = named("Astrid");
    const path = inChat(`/activities${targeted}`);
    expect(await call("POST", path, cardActivity())).toMatchObject(refusal(400, "BadArgument"));
    expect(await call("POST", path, to({ id: "29:nobody" }))).toMatchObject(refusal(400, "BadArgument"));
    const { id } = (await call("POST", path, to(astrid))).body;
    expect(await call("PUT", inChat(`/activities/${id}${targeted}`), to(astrid))).toMatchObject(
      refusal(400, "BadArgument"),
    );
    expect((await call("PUT", inChat(`/activities/${id}`), cardActivity())).status).toBe(404);
    const own = `/v3/conversations/${encodeURIComponent(astrid.personalChatId)}/activities${targeted}`;
    expect(await call("POST", own, to(astrid))).toMatchObject(refusal(400, "BadArgument"));
  });

  test("are refused where the tenant doesn't have them", async () => {
    world.quirks = WORST;
    const sent = await call("POST", inChat(`/activities${targeted}`), to(named("Astrid")));
    expect(sent).toMatchObject(refusal(400, "BadArgument"));
    expect(world.state.messages).toEqual([]);
  });
});

describe("alerts", () => {
  test.each([
    [{ alert: true }, "feed"],
    [{ alert: true, alertInMeeting: true }, "meeting"],
    [{ alert: false }, undefined],
    [{}, undefined],
  ])("are on the message: %j", async (notification, alert) => {
    const sent = await call("POST", inChat("/activities"), { ...cardActivity(), channelData: { notification } });
    expect(world.message(sent.body.id)?.alert).toBe(alert);
  });
});
