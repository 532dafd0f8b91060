/**
 * `npm run bench`: what a durable action costs beside a bare botbuilder bot, in the same run on the same machine. With
 * `-- --share 0.01` it makes a hundredth of the load, to see that it runs: its figures mean nothing then, and clicks, which
 * have a test of their own, are not counted. `-- --part stafettlogg` measures that alone; so do `actions`, `documents`,
 * `reminders` and `clicks`, and it may be said several times.
 * Prints a table, and the same as JSON. PostgreSQL is measured where TEST_DATABASE_URL (or a server on this machine) answers.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type AtEight, remindAtEight } from "../cluster/atEight.ts";
import { type Clicks, countClicks, countClicksInOneRoom } from "./clicks.ts";
import { type DocumentFigures, documents } from "./documents.ts";
import { growth, type Load, underLoad } from "./load.ts";
import { ask, clarifyingMeeting } from "./meeting.ts";
import { sumOf } from "./oneRoom.ts";
import { type OverviewFigures, overviews } from "./overview.ts";
import { withPostgres } from "./postgres.ts";
import { BOT, type BotUnderTest, startBot } from "./process.ts";
import { type Connector, invoke, startConnector } from "./teams.ts";

const PARALLEL = 20;
const MEETINGS = 20;

interface Figures extends Load {
  readonly firstStartMs: number;
  readonly laterStartMs: number;
  readonly residentMb: number;
  readonly growth: number;
}

const PARTS = ["actions", "documents", "stafettlogg", "reminders", "clicks"] as const;

const { values } = parseArgs({
  options: { share: { type: "string", default: "1" }, part: { type: "string", multiple: true, default: [...PARTS] } },
});
const share = Number(values.share);
const unknown = values.part.find((part) => !(PARTS as readonly string[]).includes(part));
if (unknown !== undefined) throw new Error(`there is no part ${unknown}: ${PARTS.join(", ")}`);
const isAsked = (part: (typeof PARTS)[number]) => values.part.includes(part);
const actions = (count: number) => Math.ceil(count * share);

async function bare(teams: Connector): Promise<Load & { startMs: number; residentMb: number }> {
  const bot = await startBot(["tests/bench/bareBot.ts"], {});
  const load = await underLoad(actions(20_000), PARALLEL, (index) =>
    invoke(bot.port, teams.serviceUrl, `19:bare-${index % MEETINGS}`, index, "task/submit", {
      data: { verb: "contribute", text: "Kva skjer?" },
    }),
  );
  const figures = { ...load, startMs: bot.startMs, residentMb: bot.residentMb() };
  await bot.stop();
  return figures;
}

async function product(
  teams: Connector,
  name: string,
  env: Readonly<Record<string, string>>,
  count: number,
): Promise<Figures> {
  const first = await startBot(BOT, env);
  await first.stop();
  const bot = await startBot(BOT, env);
  const meetings = await Promise.all(
    Array.from({ length: MEETINGS }, (_, i) => clarifyingMeeting(bot.port, teams, `19:${name}-${i}@thread.v2`)),
  );
  const load = await underLoad(count, PARALLEL, async (index) => {
    const meeting = meetings[index % MEETINGS];
    if (meeting !== undefined) await ask(meeting);
  });
  const figures = {
    ...load,
    firstStartMs: first.startMs,
    laterStartMs: bot.startMs,
    residentMb: bot.residentMb(),
    growth: await growthOf(bot, teams, name),
  };
  await bot.stop();
  return figures;
}

async function growthOf(bot: BotUnderTest, teams: Connector, name: string): Promise<number> {
  const meeting = await clarifyingMeeting(bot.port, teams, `19:${name}-large@thread.v2`);
  return growth(actions(510), () => ask(meeting));
}

const folder = mkdtempSync(join(tmpdir(), "bti-bench-"));
const teams = await startConnector();
try {
  if (isAsked("actions")) await measureActions();
  if (isAsked("documents")) {
    const load = { referats: actions(10), actions: actions(1_500) };
    reportDocuments(await documents(teams, { dataDir: join(folder, "documents"), ...load }));
  }
  if (isAsked("stafettlogg")) await measureStafettlogg();
  if (isAsked("reminders")) {
    const reminders = await withPostgres((databaseUrl) => remindAtEight(databaseUrl, actions(5_000)));
    if (reminders !== undefined) reportReminders(reminders);
  }
  if (isAsked("clicks") && share === 1) reportClicks(await countClicks(), await countClicksInOneRoom());
} finally {
  teams.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measureActions(): Promise<void> {
  const yardstick = await bare(teams);
  const pglite = await product(teams, "pglite", { DATA_DIR: join(folder, "pglite") }, actions(2_000));
  const postgres = await withPostgres((databaseUrl) =>
    product(teams, "postgres", { DATA_DIR: join(folder, "postgres"), DATABASE_URL: databaseUrl }, actions(4_000)),
  );
  report({ bare: yardstick, pglite, ...(postgres === undefined ? {} : { postgres }) });
}

async function measureStafettlogg(): Promise<void> {
  const size = { einings: actions(200), entries: actions(10_000), looks: actions(1_800), changes: actions(300) };
  const onFolder = join(folder, "overview");
  const overview = await overviews(teams, { ...size, location: { dataDir: onFolder }, env: { DATA_DIR: onFolder } });
  const onServer = await withPostgres((databaseUrl) => {
    const env = { DATA_DIR: join(folder, "overview-postgres"), DATABASE_URL: databaseUrl };
    return overviews(teams, { ...size, location: { databaseUrl }, env });
  });
  reportOverviews({ pglite: overview, ...(onServer === undefined ? {} : { postgres: onServer }) });
}

function report(all: { bare: Awaited<ReturnType<typeof bare>>; pglite: Figures; postgres?: Figures }): void {
  const columns = Object.keys(all);
  const row = (label: string, cell: (figures: Load & Partial<Figures>) => string) =>
    console.log([label.padEnd(34), ...Object.values(all).map((f) => cell(f).padStart(12))].join(""));
  console.log(["".padEnd(34), ...columns.map((name) => name.padStart(12))].join(""));
  row("actions per second", (f) => f.perSecond.toFixed(0));
  row("  as a ratio to the bare bot", (f) => (f.perSecond / all.bare.perSecond).toFixed(2));
  row("p50, ms", (f) => f.p50Ms.toFixed(1));
  row("p99, ms", (f) => f.p99Ms.toFixed(1));
  row("first start, ms", (f) => (f.firstStartMs ?? all.bare.startMs).toFixed(0));
  row("later start, ms", (f) => (f.laterStartMs ?? all.bare.startMs).toFixed(0));
  row("resident memory, MB", (f) => (f.residentMb ?? all.bare.residentMb).toFixed(0));
  row("action 500 ÷ action 10", (f) => f.growth?.toFixed(2) ?? "–");
  console.log(`\n${JSON.stringify(all)}`);
}

function reportDocuments(figures: DocumentFigures): void {
  const { referats, allMadeMs, p99AloneMs, p99WhileMadeMs, idleMb, peakMb } = figures;
  console.log(`\n${referats} referats of 30 people and 100 contributions (docx, PDF, two pictures, mails)`);
  console.log(`  made and handed over            ${(allMadeMs / referats).toFixed(0)} ms each`);
  console.log(
    `  other chats' p99 meanwhile      ${(p99WhileMadeMs / p99AloneMs).toFixed(2)} of what it was (${p99AloneMs.toFixed(1)} ms)`,
  );
  console.log(`  memory above what it was        ${(peakMb - idleMb).toFixed(0)} MB`);
  console.log(`\n${JSON.stringify(figures)}`);
}

function reportOverviews(all: Readonly<Record<string, OverviewFigures>>): void {
  for (const [name, { entries, events, overview, largest, contact, owner, leader, change }] of Object.entries(all)) {
    const row = (label: string, { p50Ms, p99Ms }: Load) =>
      console.log(`  ${label.padEnd(50)}p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`);
    console.log(`\nthe stafettlogg with ${entries} entries and ${events} events, ${name}`);
    row("a page of it, for those who lead", overview);
    row("a page of it, for who leads the eining with half", largest);
    row("a page of it, for a contact in all einings", contact);
    row("figures of all of it, drawn, for an owner", owner);
    row("figures of half of it, drawn, for its leader", leader);
    row("a tiltak more, in the eining that has half", change);
  }
  console.log(`\n${JSON.stringify(all)}`);
}

function reportReminders({ told, toldTwice, doubted, seconds, windowSeconds, mostInWindow }: AtEight): void {
  console.log("\nreminders at eight, from two bots of which one is killed");
  console.log(`  people who were told                ${told}, ${toldTwice} of them twice`);
  console.log(`  put off until the next school day   ${doubted} (on their way when the bot was killed)`);
  console.log(`  from the first to the last          ${seconds.toFixed(0)} s`);
  console.log(
    `  calls a second, at most             ${(mostInWindow / windowSeconds).toFixed(1)} (in ${windowSeconds} s)`,
  );
  console.log(`\n${JSON.stringify({ told, toldTwice, doubted, seconds, windowSeconds, mostInWindow })}`);
}

function reportClicks({ parts, ...clicks }: Clicks, inOneRoom: Readonly<Record<string, number>>): void {
  console.log("\nclicks: eight people, three tenester, one tiltak");
  console.log(`  leader, start to the second phase   ${clicks.toFirstPhase}`);
  console.log(`  leader, whole meeting               ${clicks.wholeMeeting}`);
  console.log(`  leader, whole meeting around one PC ${sumOf(inOneRoom)}`);
  console.log(`  anybody, a round of talk            ${clicks.roundOfTalk}`);
  console.log(`  anybody, a round of innspel         ${clicks.roundWithInnspel}`);
  console.log(
    `  ${Object.entries(parts)
      .map(([name, count]) => `${name} ${count}`)
      .join(" · ")}`,
  );
  console.log(`\n${JSON.stringify({ ...clicks, parts, inOneRoom })}`);
}
