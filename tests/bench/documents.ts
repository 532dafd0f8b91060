/** What the documents cost the chats: other actions' p99 while referats are made, beside what it is without. */
import { readdir } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { TIMES } from "../../src/meeting/script/limits.ts";
import { underLoad } from "./load.ts";
import { ask, clarifyingMeeting, largeMeeting } from "./meeting.ts";
import { BOT, type BotUnderTest, startBot } from "./process.ts";
import type { Connector } from "./teams.ts";

const SPEED = 60;
/** Chats that go on meanwhile, at a pace that people could keep. */
const OTHERS = 14;

export interface DocumentFigures {
  readonly referats: number;
  /** From the first approval until all were made and handed over. */
  readonly allMadeMs: number;
  readonly p99AloneMs: number;
  readonly p99WhileMadeMs: number;
  readonly idleMb: number;
  readonly peakMb: number;
}

interface Documents {
  readonly dataDir: string;
  readonly referats: number;
  /** In the other chats, once alone and once beside the referats. */
  readonly actions: number;
}

export async function documents(teams: Connector, { dataDir, referats, actions }: Documents): Promise<DocumentFigures> {
  const running = await startBot(BOT, { DATA_DIR: dataDir, MAIL_FOLDER: `${dataDir}/mail`, CLOCK_SPEED: `${SPEED}` });
  const ended = [];
  for (let i = 0; i < referats; i += 1) ended.push(await largeMeeting(running.port, teams, `19:large-${i}@thread.v2`));
  const others = await Promise.all(
    Array.from({ length: OTHERS }, (_, i) => clarifyingMeeting(running.port, teams, `19:other-${i}@thread.v2`)),
  );
  const act = async (index: number) => {
    const meeting = others[index % OTHERS];
    if (meeting !== undefined) await ask(meeting);
  };
  const alone = await underLoad(actions, 2, act);
  const idleMb = running.residentMb();
  await Promise.all(ended.map((meeting) => meeting.press({ verb: "approveReferat" })));
  // Nothing is made for a minute, in which it could be taken back.
  const startedAt = performance.now() + TIMES.beforeSendingMs / SPEED;
  const peak = watchPeak(running);
  const allMade = mailsIn(`${dataDir}/mail`, referats).then(() => performance.now() - startedAt);
  const meanwhile = await underLoad(actions, 2, act);
  const figures = {
    referats,
    allMadeMs: await allMade,
    p99AloneMs: alone.p99Ms,
    p99WhileMadeMs: meanwhile.p99Ms,
    idleMb,
    peakMb: peak(),
  };
  await running.stop();
  return figures;
}

function watchPeak(bot: BotUnderTest): () => number {
  let peakMb = 0;
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, bot.residentMb());
  }, 50);
  return () => {
    clearInterval(timer);
    return peakMb;
  };
}

/** Resolves when mails of so many different meetings lie in the folder. */
async function mailsIn(folder: string, meetings: number): Promise<void> {
  for (;;) {
    const names = await readdir(folder).catch(() => []);
    const seen = new Set(names.map((name) => name.split(".").slice(0, 2).join(".")));
    if (seen.size >= meetings) return;
    await pause(50);
  }
}
