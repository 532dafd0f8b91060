/** What it costs to look through a municipality's stafettlogg, and to change an entry in it, over the wire. */

import { VIEWS } from "../../src/figures/table.ts";
import { osloDate } from "../../src/meeting/oslo.ts";
import { schoolYearOf } from "../../src/stafettlogg/overview.ts";
import { CRAFT_CODES } from "../../src/stafettlogg/tiltak.ts";
import type { Location } from "../../src/store/store.ts";
import { type Load, underLoad } from "./load.ts";
import { BOT, startBot } from "./process.ts";
import { einingOf, entryId, fill, LARGEST, MADE_DAYS_AGO, type Size } from "./stafettlogg.ts";
import { type Connector, invoke, personIn } from "./teams.ts";

export interface OverviewFigures {
  readonly entries: number;
  readonly events: number;
  readonly filledMs: number;
  /** Leaders of ordinary einings, each page of each list in turn. */
  readonly overview: Load;
  /** The same of the one who leads the eining that has half of all entries. */
  readonly largest: Load;
  /** The same of somebody who is a contact in all einings. */
  readonly contact: Load;
  /** What all of them together tell their owner, each figure in turn. */
  readonly owner: Load;
  /** The same of the leader of the eining that has half of them, factors and all. */
  readonly leader: Load;
  /** A tiltak added to an entry of the eining that has half of them. */
  readonly change: Load;
}

/** Under way at the same moment, without a pause: more than a municipality's people ask for. */
const PARALLEL = 2;
const CONTACT = "a:contact";
const OWNER = "a:owner";
const chatOf = (eining: number) => `a:leader-${eining}`;

/** What is asked for, one after another. */
const PAGES = [
  { list: "active" },
  { list: "active", after: "9999-99-99 0" },
  { list: "overdue" },
  { list: "due" },
  { list: "ended" },
  { list: "active", word: "uro garderoben" },
  { list: "active", category: "social" },
  { list: "mine" },
  { list: "held" },
] as const;

interface Options extends Size {
  readonly location: Location;
  readonly env: Readonly<Record<string, string>>;
  readonly looks: number;
  readonly changes: number;
}

export async function overviews(teams: Connector, options: Options): Promise<OverviewFigures> {
  const { location, env, looks, changes, ...size } = options;
  const startedAt = performance.now();
  const { events } = await fill(location, size, {
    leaderOf: (eining) => personIn(chatOf(eining)),
    contact: personIn(CONTACT),
    owner: personIn(OWNER),
  });
  const filledMs = performance.now() - startedAt;
  const bot = await startBot(BOT, env);
  const look = async (chatId: string, index: number) => {
    const data = { verb: "overview", ...PAGES[index % PAGES.length] };
    const value = { action: { type: "Action.Execute", verb: data.verb, data }, trigger: "manual" };
    const answer = await invoke(bot.port, teams.serviceUrl, chatId, 0, "adaptiveCard/action", value);
    if (!answer.includes("adaptive")) throw new Error(`no overview: ${answer.slice(0, 300)}`);
  };
  const year = schoolYearOf(osloDate(Date.now() - MADE_DAYS_AGO * 86_400_000));
  const figures = async (chatId: string, index: number) => {
    const data = { verb: "figuresShow", year, view: VIEWS[index % VIEWS.length] };
    const value = { action: { type: "Action.Execute", verb: data.verb, data }, trigger: "manual" };
    const answer = await invoke(bot.port, teams.serviceUrl, chatId, 0, "adaptiveCard/action", value);
    if (!answer.includes("FactSet")) throw new Error(`no figures: ${answer.slice(0, 300)}`);
  };
  const ordinary = (index: number) => chatOf(1 + (Math.floor(index / PAGES.length) % Math.max(1, size.einings - 1)));
  try {
    const overview = await underLoad(looks, PARALLEL, (index) => look(ordinary(index), index));
    const largest = await underLoad(Math.ceil(looks / 4), 1, (index) => look(chatOf(LARGEST), index));
    const contact = await underLoad(Math.ceil(looks / 4), 1, (index) => look(CONTACT, index));
    // The library for charts is loaded by the first who asks.
    await figures(OWNER, 0);
    const owner = await underLoad(Math.ceil(looks / 20), 1, (index) => figures(OWNER, index));
    const leader = await underLoad(Math.ceil(looks / 20), 1, (index) => figures(chatOf(LARGEST), index));
    const open = Array.from({ length: size.entries }, (_, at) => at).filter(
      (at) => einingOf(at, size) === LARGEST && at % 3 !== 0,
    );
    const change = await underLoad(Math.min(changes, open.length), 1, async (index) => {
      const e = entryId(open[index % open.length] ?? 0);
      const answer = await invoke(bot.port, teams.serviceUrl, chatOf(LARGEST), 0, "task/submit", { data: tiltakIn(e) });
      if (!answer.includes("entryLysglimt")) throw new Error(`not stored: ${answer.slice(0, 600)}`);
    });
    return { entries: size.entries, events, filledMs, overview, largest, contact, owner, leader, change };
  } finally {
    await bot.stop();
  }
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** As the form sends it, with the questions of the craft answered already. */
function tiltakIn(e: string): Readonly<Record<string, string>> {
  return {
    verb: "entryTiltak",
    e,
    kind: "inGroup",
    text: "Leikekassar ute kvar dag",
    words: "",
    responsible: ["actor eining", "actor guardians", "actor children"].map(encodeURIComponent).join(","),
    partner: "none",
    meetOn: "",
    startBy: inDays(3),
    evaluateBy: inDays(40),
    evaluatedBy: "",
    evaluatedHow: "",
    kept: CRAFT_CODES.join(" "),
  };
}
