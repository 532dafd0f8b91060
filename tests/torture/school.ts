/** The school that all this happens at, and its nights: between two rounds days go by, with nobody at work. */
import { einings } from "../../src/app/einings/einings.ts";
import { isOpenDay } from "../../src/einings/openDays.ts";
import { osloDate, osloMs } from "../../src/meeting/oslo.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import { daysAfter } from "../../src/meeting/publicHolidays.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { PEOPLE } from "../cluster/people.ts";
import { START } from "../support/startForm.ts";
import { privateChatOf, type TeamsRecord } from "../support/teamsRecord.ts";

export const EINING_ID = "fjordglytt";

const silent = { info() {}, warn() {}, error() {} };
const HOUR_MS = 3_600_000;
/** Before something happens, so that people have begun when it does. */
const LEAD_MS = 60_000;
const AT = [
  // Reminders go out.
  ...Array.from({ length: 6 }, () => 8 * HOUR_MS),
  // They no longer do.
  16 * HOUR_MS,
  // Nobody is told anything.
  3 * HOUR_MS,
];

export interface School {
  readonly databaseUrl: string;
  readonly clockSpeed: number;
}

async function withStore<T>({ databaseUrl, clockSpeed }: School, act: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ databaseUrl }, { clockSpeed, log: silent });
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}

/** Everybody works there, the first one leads it, and all have written to the bot in private. */
export function found(school: School, { serviceUrl }: TeamsRecord): Promise<void> {
  return withStore(school, async ({ history, clock, chats }) => {
    const all = einings(history, clock);
    const facts = { name: START.eining, einingKind: START.einingKind, målform: START.målform };
    const said = { by: SYSTEM, as: "administrator" } as const;
    await all.handle(EINING_ID, { type: "found", facts, because: "import", ...said });
    for (const [at, { id, aadObjectId: personId, name, email }] of PEOPLE.entries()) {
      const roles = [at === 0 ? ("leader" as const) : ("employee" as const)];
      const person = { name, email, personId, roles, contactOf: [] };
      await all.handle(EINING_ID, { type: "addPerson", person, ...said });
      const chat = { chatId: privateChatOf(id), kind: "personal", serviceUrl, botId: "28:bot", personId } as const;
      await chats.remember({ ...chat, målform: START.målform });
    }
  });
}

/** Lets the time go by to another day, while no bot runs: to just before reminders go out, as a rule. */
export function sleep(school: School, random: () => number): Promise<void> {
  return withStore(school, async ({ clock }) => {
    const atMs = AT[Math.floor(random() * AT.length)] ?? 0;
    let day = daysAfter(osloDate(clock.now()), 1 + Math.floor(random() * 2));
    while (!isOpenDay([], day)) day = daysAfter(day, 1);
    await clock.skip(Math.round(osloMs(day, atMs) - LEAD_MS - clock.now()));
  });
}
