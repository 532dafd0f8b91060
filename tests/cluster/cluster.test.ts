/**
 * Two bots on one PostgreSQL, several meetings through both at random, and one of them killed in the middle. The order
 * is drawn from a seed, which is printed; CLUSTER_SEED draws the same one again, as far as the machine lets it.
 */
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { meetingStream } from "../../src/app/meeting/stream.ts";
import { translator } from "../../src/text/text.ts";
import { type Acknowledged, type Evidence, faultsIn, ledgerIn, type Row } from "../support/checker.ts";
import { mailsIn } from "../support/mailFolder.ts";
import { randomFrom } from "../support/random.ts";
import { readingFrom } from "../support/replay.ts";
import { START } from "../support/startForm.ts";
import type { ConnectorCall, Member } from "../support/teamsRecord.ts";
import { type Client, clientOf, type Fields } from "./client.ts";
import { OLAV, PEOPLE, RITA } from "./people.ts";
import { serverMissing, twoBots } from "./twoBots.ts";

const SEED = Number(process.env.CLUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31));
const CHATS = ["19:alfa", "19:beta", "19:gamma"];
const EACH = 4;
/** Product time runs so fast that prompts come while people write. */
const SPEED = 60;
const SETTLED_WITHIN_MS = 120_000;
const AN_HOUR_MS = 3_600_000;
const t = translator("nn");
const OPENS_ROLES_OR_REFUSED = new RegExp(`${t("dialog.roles.title")}|${t("refusal.meetingActive")}`);

describe.skipIf(serverMissing)(`two bots on one database, with seed ${SEED}`, () => {
  it("hold several meetings together, and nothing is lost or doubled when one of them is killed", async () => {
    console.info(`CLUSTER_SEED=${SEED}`);
    const random = randomFrom(SEED);
    const { databaseUrl, mailFolder, teams, bots } = await twoBots({ CLOCK_SPEED: `${SPEED}` });

    const client = clientOf(teams, () => (random() < 0.5 ? bots[0] : bots[1]).port);
    const acknowledged: Acknowledged[] = [];
    const held = Promise.all(CHATS.map((chatId) => hold({ chatId, client, databaseUrl, random, acknowledged })));
    await pause(1_000 + random() * 2_000);
    await bots[0].kill();
    await pause(random() * 1_000);
    await bots[0].start();
    await held;
    expect(acknowledged).toHaveLength(CHATS.length * PEOPLE.length * EACH);

    const nowMs = await bots[1].productTimeMs();
    const evidence = async (): Promise<Evidence> => ({
      databaseUrl,
      acknowledged,
      calls: teams.calls,
      mails: await mailsIn(mailFolder),
      nowMs,
      productMs: () => nowMs,
    });
    const untilMs = performance.now() + SETTLED_WITHIN_MS;
    let faults = await faultsIn(await evidence());
    while (faults.length > 0 && performance.now() < untilMs) {
      await pause(500);
      faults = await faultsIn(await evidence());
    }
    expect(faults).toEqual([]);
    expect(await mailsIn(mailFolder)).toHaveLength(CHATS.length * PEOPLE.length);
    expect(bots.map((bot) => bot.log().match(/"level":"error".*/g) ?? [])).toEqual([[], []]);
    await expectKeenEyes(await evidence());
  });
});

/** The checker sees what is planted in evidence that is well; the bots go on meanwhile, and a job of theirs may be under way. */
async function expectKeenEyes(well: Evidence): Promise<void> {
  const { databaseUrl, calls, acknowledged, mails } = well;
  const ledger = await readingFrom(databaseUrl, ledgerIn);
  const standsAt = (key: RegExp) => {
    const row = ledger.find((one) => key.test(one.key) && one.activityId !== null);
    return row ?? expect.fail(`${key} stands nowhere`);
  };
  const [asked, ended] = [standsAt(/^asked:/), standsAt(/^ended$/)];
  const madeOf = ({ activityId }: Row) => calls.filter((call) => call.activityId === activityId);
  const [post = expect.fail("never posted")] = madeOf(asked);
  const shown = madeOf(ended).at(-1) ?? expect.fail("never shown");
  // Long after all the others, so that it is not too much for the chat.
  const lastMs = Math.max(...calls.map(({ atMs }) => atMs));
  const later = (call: ConnectorCall, times = 1) => {
    const atMs = lastMs + times * AN_HOUR_MS;
    return { ...call, atMs, sinceMs: atMs };
  };
  // One more than may have been lost on the way.
  const lost = ledger.filter(({ chatId, status }) => chatId === asked.chatId && status === "sending").length;
  const again = Array.from({ length: lost + 1 }, (_, index) => ({ ...later(post, index + 1), activityId: "again" }));
  const burst = Array.from({ length: 8 }, () => ({ ...later(shown), method: "PUT" as const }));
  const planted: readonly (readonly [Partial<Evidence>, RegExp])[] = [
    [{ acknowledged: [...acknowledged, { stream: acknowledged[0]?.stream ?? "", text: "Aldri sagt" }] }, /0 times/],
    [{ calls: [...calls, ...again] }, /^asked:.* was posted/],
    [{ calls: calls.filter((call) => call.activityId !== ended.activityId) }, /does not stand/],
    [{ calls: [...calls, { ...later(shown), body: {} }] }, /does not show/],
    [{ calls: [...calls, ...burst] }, /within 1000 ms/],
    [{ mails: [...mails, mails[0] ?? ""] }, /more than once/],
    [{ mails: mails.slice(1) }, /mails are told of/],
  ];
  for (const [change, fault] of planted)
    expect(await faultsIn({ ...well, ...change })).toContainEqual(expect.stringMatching(fault));
}

interface Holding {
  readonly chatId: string;
  readonly client: Client;
  readonly databaseUrl: string;
  readonly random: () => number;
  readonly acknowledged: Acknowledged[];
}

/** A meeting from two starts at the same instant to the mails; whoever is refused what they may do fails it. */
async function hold({ chatId, client, databaseUrl, random, acknowledged }: Holding): Promise<void> {
  const starts = await Promise.all([RITA, OLAV].map((who) => client.submit(chatId, who, START)));
  // Whoever leads is given the form for the roles, and the other the sentence that a meeting runs.
  for (const answer of starts.filter((one) => one !== "")) expect(answer).toMatch(OPENS_ROLES_OR_REFUSED);
  const [leader, viddevakt, m] = await started(databaseUrl, chatId);
  const press = async (who: Member, data: Fields & { readonly verb: string }) => {
    const answer = await client.press(chatId, who, { ...data, m });
    expect(answer).toContain("vnd.microsoft.card.adaptive");
  };
  const submit = async (who: Member, data: Fields) => expect(await client.submit(chatId, who, { ...data, m })).toBe("");

  await press(leader, { verb: "askViddevakt", personId: viddevakt.aadObjectId });
  await press(viddevakt, { verb: "answerViddevakt", yes: "true" });
  await press(leader, { verb: "nextPhase", from: "roles" });
  await submit(leader, { verb: "describe", what: "Mykje uro ute", behind: "Me ser det", grounds: "observations" });
  await press(leader, { verb: "nextPhase", from: "description" });
  // Everybody at once, several times over, and each at a bot of their own.
  await Promise.all(
    PEOPLE.map(async (who) => {
      for (let index = 0; index < EACH; index += 1) {
        const text = `Kva med ${chatId} nummer ${index}, spør ${who.id}?`;
        await submit(who, { verb: "contribute", phase: "clarifying", text });
        acknowledged.push({ stream: meetingStream(m), text });
        await pause(random() * 800);
      }
    }),
  );
  await submit(leader, { verb: "abort", reason: "" });
  await client.press(chatId, leader, { verb: "approveReferat", m });
}

/** The one meeting in the chat: who leads it, who is to keep watch, and its id. */
async function started(databaseUrl: string, chatId: string): Promise<readonly [Member, Member, string]> {
  const rows = await readingFrom(databaseUrl, (reader) =>
    reader.rows<{ m: string; leaderId: string }>(
      `SELECT meeting_id AS m, leader_id AS "leaderId" FROM meeting WHERE chat_id = $1`,
      [chatId],
    ),
  );
  expect(rows).toHaveLength(1);
  const [{ m, leaderId } = { m: "", leaderId: "" }] = rows;
  return leaderId === RITA.aadObjectId ? [RITA, OLAV, m] : [OLAV, RITA, m];
}
