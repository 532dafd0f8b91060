/** An ordinary group chat, which has no Teams meeting: a connector of its own, with nothing in it but this chat. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findAction, textOf } from "../../practice/room/cards.ts";
import { opens } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { START, useScene } from "./scene.ts";

const nn = translator("nn");
const CHAT = "19:group@thread.v2";
const TENANT = crypto.randomUUID();
const BOT = { id: `28:${crypto.randomUUID()}`, name: "BTI-assistenten" };
const MEMBERS = ["Tora Eide", "Nils Moen"].map((name, n) => ({
  id: `29:${n}`,
  aadObjectId: crypto.randomUUID(),
  name,
  email: `person${n}@example.no`,
}));
const [TORA, NILS] = MEMBERS as [(typeof MEMBERS)[0], (typeof MEMBERS)[0]];

type Json = Readonly<Record<string, unknown>>;

describe.skipIf(databaseMissing)("in a group chat without a Teams meeting", () => {
  const scene = useScene({ speed: 60 });
  /** The newest text or card by chat and message, in the order they were posted. */
  const messages = new Map<string, { text?: string; card?: Json }>();
  let connector: Server;

  beforeAll(async () => {
    connector = createServer(async (req, res) => {
      const path = decodeURIComponent(req.url ?? "").split("?")[0] ?? "";
      const [, , , chat = "", kind, id = ""] = path.split("/");
      const reply = (status: number, body: unknown) => {
        // Restify, which the room is made of, changes what `writeHead` gives.
        res.writeHead(status, { "content-type": "application/json" });
        res.end(JSON.stringify(body));
      };
      if (kind === "pagedmembers") return reply(200, { members: MEMBERS });
      if (kind === "members") return reply(200, MEMBERS.find((one) => one.id === id) ?? {});
      if (kind !== "activities") return reply(201, { id: `a:${CHAT}` });
      const { text, attachments } = (await json(req)) as { text?: string; attachments?: { content: Json }[] };
      const key = id === "" ? `${chat} ${messages.size + 1}` : `${chat} ${id}`;
      const [card] = attachments ?? [];
      messages.set(key, { ...(text === undefined ? {} : { text }), ...(card && { card: card.content }) });
      return reply(id === "" ? 201 : 200, { id: key.slice(chat.length + 1) });
    }).listen(0, "127.0.0.1");
    await once(connector, "listening");
    await send(TORA, { type: "conversationUpdate", membersAdded: [BOT] });
  });
  afterAll(() => connector.close());

  async function send(from: (typeof MEMBERS)[0], fields: Json): Promise<Json> {
    const { port } = connector.address() as AddressInfo;
    const activity = {
      id: `f:${crypto.randomUUID()}`,
      channelId: "msteams",
      serviceUrl: `http://127.0.0.1:${port}/`,
      from,
      recipient: BOT,
      conversation: { id: CHAT, isGroup: true, conversationType: "groupChat", tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      ...fields,
    };
    const headers = { "content-type": "application/json" };
    const url = await scene().room.bot.running();
    const response = await fetch(`${url}/api/messages`, { method: "POST", headers, body: JSON.stringify(activity) });
    expect(response.status).toBe(200);
    return response.headers.get("content-length") === "0" ? {} : ((await response.json().catch(() => ({}))) as Json);
  }

  const newest = () => [...messages.values()].at(-1);
  const press = (who: (typeof MEMBERS)[0], verb: string, data: Json = {}) => {
    const action = { type: "Action.Execute", verb, data: { ...data, verb, m: meetingId } };
    return send(who, { type: "invoke", name: "adaptiveCard/action", value: { action, trigger: "manual" } });
  };
  const meetingOnCards = (): unknown =>
    [...messages.values()].map(({ card }) => card && findAction(card, opens("more"))?.data?.m).find(Boolean);
  let meetingId: unknown;

  test("the bot greets, and «hjelp» answers", async () => {
    expect(textOf(newest()?.card ?? {})).toContain(nn("card.welcome.chat"));
    await send(NILS, { type: "message", text: `<at>${BOT.name}</at> hjelp` });
    expect(textOf(newest()?.card ?? {})).toContain(nn("card.help.title"));
  });

  test("anyone may start a meeting, and it goes from phase to phase", async () => {
    const start = { type: "invoke", name: "task/submit", value: { data: { verb: "start", ...START } } };
    expect(JSON.stringify(await send(NILS, start))).toContain(nn("dialog.roles.title"));
    await expect.poll(meetingOnCards).toEqual(expect.any(String));
    meetingId = meetingOnCards();
    expect(JSON.stringify(await press(TORA, "refresh"))).toContain("Tora Eide");
    await press(NILS, "goWithoutViddevakt");
    const answer = await press(NILS, "nextPhase", { from: "roles" });
    expect(JSON.stringify(answer)).toContain(nn("phase.description"));
  });

  test("the other members take part", async () => {
    await press(NILS, "describe", { what: "Det er slik.", behind: "Vi har sett det.", grounds: "logs" });
    await press(NILS, "nextPhase", { from: "description" });
    const answer = await press(TORA, "contribute", { phase: "clarifying", text: "Kor lenge har det vore slik?" });
    expect(JSON.stringify(answer)).toContain("Kor lenge har det vore slik?");
  });

  test("the referat goes to the members", async () => {
    await press(NILS, "abort", { reason: "" });
    await press(NILS, "approveReferat");
    const { world, mailbox } = scene().room;
    await world.until("the mails", () => MEMBERS.every(({ email }) => mailbox.count(email) === 1));
  });
});
