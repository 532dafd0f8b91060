/** A meeting that is held whatever happens, and leads to an entry of the stafettlogg where it is not cut short. */
import { setTimeout as pause } from "node:timers/promises";
import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import { meetingStream } from "../../src/app/meeting/stream.ts";
import type { StoredEvent } from "../../src/app/ports/events.ts";
import { evolve, noMeeting } from "../../src/meeting/evolve.ts";
import { daysAfter } from "../../src/meeting/publicHolidays.ts";
import { openFactors, openProposals } from "../../src/meeting/record.ts";
import type { BtiPhase } from "../../src/meeting/script/bti.ts";
import type { ActiveMeeting, MeetingState } from "../../src/meeting/state.ts";
import type { Fields } from "../cluster/client.ts";
import { PEOPLE } from "../cluster/people.ts";
import { START } from "../support/startForm.ts";
import type { Member } from "../support/teamsRecord.ts";
import { rowsOf } from "./ownPostgres.ts";
import { type Around, type Pair, send, until } from "./people.ts";

export interface Holding extends Around {
  readonly chatId: string;
  /** Two who both try to start it. */
  readonly starters: Pair;
  readonly isCutShort: boolean;
}

const EACH = 2;

/** From its start to the approved referat. Rejects where somebody has tried in vain for too long. */
export async function hold(holding: Holding): Promise<void> {
  const { chatId, starters, client, random, acknowledged, isCutShort } = holding;
  const [first, second] = starters;
  await Promise.all(starters.map((who) => client.submit(chatId, who, START).catch(() => "")));
  const { m, leaderId } = await until(`a meeting in ${chatId}`, async () => {
    const [row] = await meetingsIn(holding);
    if (row === undefined) await client.submit(chatId, first, START).catch(() => "");
    return row;
  });
  const [leader, viddevakt] = leaderId === first.aadObjectId ? [first, second] : [second, first];

  /** Presses until the meeting shows that it was done. */
  const press = (who: Member, data: Fields & { readonly verb: string }, done: (state: MeetingState) => boolean) =>
    until(`${data.verb} by ${who.name} in ${chatId}`, async () => {
      await client.press(chatId, who, { ...data, m }).catch(() => "");
      return done(await stateOf(holding, m)) || undefined;
    });
  const active = (is: (state: ActiveMeeting) => boolean) => (state: MeetingState) =>
    state.status === "active" && is(state);
  const submit = (who: Member, data: Fields) =>
    send(holding, chatId, who, { ...data, m }, (answer) => answer === "" || undefined);
  const next = (from: BtiPhase, to: BtiPhase) =>
    press(
      leader,
      { verb: "nextPhase", from, confirmed: "true" },
      active((s) => s.visit.phase === to),
    );

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
  await next("roles", "description");
  await submit(leader, { verb: "describe", what: "Mykje uro ute", behind: "Me ser det", grounds: "observations" });
  await next("description", "clarifying");
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
        acknowledged.push({ stream: meetingStream(m), text });
        await pause(random() * 800);
      }
    }),
  );
  await reminded;
  if (isCutShort) await press(leader, { verb: "abort", reason: "" }, (state) => state.status === "ended");
  else await toTheEnd();
  await press(
    leader,
    { verb: "approveReferat" },
    (state) => state.status === "ended" && state.referat.status === "sent",
  );

  async function toTheEnd(): Promise<void> {
    await next("clarifying", "statusQuo");
    await submit(leader, { verb: "wordStatusQuo", sentence: "uro i friminutta", agrees: "true" });
    await Promise.all(
      PEOPLE.map((who) =>
        press(
          who,
          { verb: "agree" },
          active(({ record }) => record.statusQuo?.answers[who.aadObjectId] !== undefined),
        ),
      ),
    );
    await next("statusQuo", "factors");
    await submit(leader, { verb: "contribute", phase: "factors", systemFactor: "true", text: "Få vaksne ute" });
    const [factor] = openFactors(await recordOf());
    await submit(leader, { verb: "chooseFactors", factorIds: factor?.id ?? "" });
    await next("factors", "tiltak");
    const proposal = { phase: "tiltak", factorId: factor?.id ?? "", kind: "ownTrial", text: `Me går ute (${chatId})` };
    await submit(leader, { verb: "contribute", ...proposal });
    await next("tiltak", "summary");
    const [tiltak] = openProposals(await recordOf());
    await submit(leader, { verb: "takeTiltak", id: tiltak?.id ?? "", confirmed: "true", ...planFrom(holding) });
    await next("summary", "evaluation");
    await press(
      leader,
      { verb: "nextPhase", from: "evaluation", confirmed: "true" },
      (state) => state.status === "ended",
    );
  }

  async function recordOf() {
    const state = await stateOf(holding, m);
    if (state.status !== "active") throw new Error(`the meeting in ${chatId} does not go on`);
    return state.record;
  }
}

function planFrom({ today }: Around): Fields {
  return {
    oppmerksomheit: "Uro i friminutta",
    category: "social",
    goal: "Alle har nokon å vere saman med i storefri",
    successSigns: "Færre går åleine",
    responsible: "eining",
    partner: "none",
    startBy: today,
    evaluateBy: daysAfter(today, 5),
    evaluatedBy: "Rektor",
    evaluatedHow: "Me spør klasseråda",
  };
}

function meetingsIn({ databaseUrl, chatId }: Holding) {
  return rowsOf<{ m: string; leaderId: string }>(
    databaseUrl,
    `SELECT meeting_id AS m, leader_id AS "leaderId" FROM meeting WHERE chat_id = $1`,
    [chatId],
  );
}

async function stateOf({ databaseUrl }: Around, m: string): Promise<MeetingState> {
  const stream = meetingStream(m);
  const sql = "SELECT body FROM event WHERE stream_id = $1 ORDER BY version";
  const rows = await rowsOf<{ body: StoredEvent }>(databaseUrl, sql, [stream]);
  return rows
    .map(({ body }, index) => meetingAggregate.fromStored(body, { stream, version: index + 1 }))
    .reduce<MeetingState>(evolve, noMeeting);
}
