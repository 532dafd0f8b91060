/** Six people who hold meetings whatever happens: who gets no answer, or a form back, tries again, as people do. */

import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import type { StoredEvent } from "../../src/app/ports/events.ts";
import { evolve, noMeeting } from "../../src/meeting/evolve.ts";
import type { ActiveMeeting, MeetingState } from "../../src/meeting/state.ts";
import type { Client, Fields } from "../cluster/client.ts";
import type { Acknowledged } from "../support/checker.ts";
import { START } from "../support/startForm.ts";
import type { Member } from "../support/teamsRecord.ts";
import { rowsOf } from "./ownPostgres.ts";

export const PEOPLE: readonly Member[] = ["Rita", "Olav", "Siri", "Per", "Kari", "Nils"].map((name, at) => ({
  id: `29:${name}`,
  aadObjectId: `00000000-0000-4000-8000-00000000000${at}`,
  name: `${name} Nes`,
  email: `${name.toLowerCase()}@kommune.example`,
}));
type Pair = readonly [Member, Member];

/** Two who both try to start: each pair in its turn. */
export function startersOf(round: number): Pair {
  const at = (round * 2) % PEOPLE.length;
  return PEOPLE.slice(at, at + 2) as unknown as Pair;
}

const EACH = 2;
/** Longer than any disturbance, with the time to recover from it. */
const PATIENCE_MS = 60_000;

export interface Holding {
  readonly chatId: string;
  readonly starters: Pair;
  readonly client: Client;
  /** The database, past everything that is done to the wire. */
  readonly databaseUrl: string;
  readonly random: () => number;
  readonly acknowledged: Acknowledged[];
}

/** A meeting from its start to the approved referat. Rejects where somebody has tried in vain for a minute. */
export async function hold(holding: Holding): Promise<void> {
  const { chatId, starters, client, random, acknowledged } = holding;
  const [first, second] = starters;
  await Promise.all(starters.map((who) => client.submit(chatId, who, START).catch(() => "")));
  const started = await until(`a meeting in ${chatId}`, async () => {
    const [row] = await meetingsIn(holding);
    if (row === undefined) await client.submit(chatId, first, START).catch(() => "");
    return row;
  });
  const { m, leaderId } = started;
  const [leader, viddevakt] = leaderId === first.aadObjectId ? [first, second] : [second, first];

  /** Presses until the meeting shows that it was done. */
  const press = (who: Member, data: Fields & { readonly verb: string }, done: (state: MeetingState) => boolean) =>
    until(`${data.verb} by ${who.name} in ${chatId}`, async () => {
      await client.press(chatId, who, { ...data, m }).catch(() => "");
      return done(await stateOf(holding, m)) || undefined;
    });
  const active = (is: (state: ActiveMeeting) => boolean) => (state: MeetingState) =>
    state.status === "active" && is(state);
  /** Sends a form, and the same one again where it comes back: by its mark it counts once, however long that takes. */
  const submit = (who: Member, data: Fields) => {
    const form = { ...data, m, once: randomUUID() };
    return until(`${data.verb} by ${who.name} in ${chatId}`, async () => {
      const answer = await client.submit(chatId, who, form).catch((error: unknown) => String(error));
      return answer === "" || undefined;
    });
  };

  await press(
    leader,
    { verb: "askViddevakt", personId: viddevakt.aadObjectId },
    active((s) => s.viddevakt.status === "asked"),
  );
  await press(
    viddevakt,
    { verb: "answerViddevakt", yes: "true" },
    active((s) => s.viddevakt.status === "accepted"),
  );
  await press(
    leader,
    { verb: "nextPhase", from: "roles" },
    active((s) => s.visit.phase === "description"),
  );
  await submit(leader, { verb: "describe", what: "Mykje uro ute", behind: "Me ser det", grounds: "observations" });
  await press(
    leader,
    { verb: "nextPhase", from: "description" },
    active((s) => s.visit.phase === "clarifying"),
  );
  const reminded = press(
    viddevakt,
    { verb: "remind", reminder: "clock" },
    active((s) => s.reminders.length > 0),
  );
  await Promise.all(
    PEOPLE.map(async (who) => {
      for (let index = 0; index < EACH; index += 1) {
        const text = `Kva med ${chatId} nummer ${index}, spør ${who.id}?`;
        await submit(who, { verb: "contribute", phase: "clarifying", text });
        acknowledged.push({ meetingId: m, text });
        await pause(random() * 800);
      }
    }),
  );
  await reminded;
  await press(leader, { verb: "abort", reason: "" }, (state) => state.status === "ended");
  await press(
    leader,
    { verb: "approveReferat" },
    (state) => state.status === "ended" && state.referat.status === "sent",
  );
}

function meetingsIn({ databaseUrl, chatId }: Holding) {
  return rowsOf<{ m: string; leaderId: string }>(
    databaseUrl,
    `SELECT meeting_id AS m, leader_id AS "leaderId" FROM meeting WHERE chat_id = $1`,
    [chatId],
  );
}

async function stateOf({ databaseUrl }: Holding, m: string): Promise<MeetingState> {
  const sql = "SELECT body FROM event WHERE stream_id = 'meeting/' || $1 ORDER BY version";
  const rows = await rowsOf<{ body: StoredEvent }>(databaseUrl, sql, [m]);
  return rows
    .map(({ body }, index) => meetingAggregate.fromStored(body, { stream: m, version: index + 1 }))
    .reduce<MeetingState>(evolve, noMeeting);
}

async function until<T>(what: string, attempt: () => Promise<T | undefined>): Promise<T> {
  const untilMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await attempt();
    if (found !== undefined) return found;
    if (performance.now() > untilMs) throw new Error(`in vain for a minute: ${what}`);
    await pause(150);
  }
}
