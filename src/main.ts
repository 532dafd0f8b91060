/** Composition root. `node src/start.ts` is the production bot with credentials, the practice room without; `bot` is the bot alone. */

import { einingAggregate } from "./app/einings/aggregate.ts";
import { einings } from "./app/einings/einings.ts";
import { einingWorker } from "./app/einings/jobs.ts";
import { einingOfMeeting } from "./app/einings/ofMeeting.ts";
import { chartImage } from "./app/figures/image.ts";
import { followerAggregate } from "./app/followers/aggregate.ts";
import { followers } from "./app/followers/followers.ts";
import { followerWorker } from "./app/followers/jobs.ts";
import { jobRunner, senderOf } from "./app/jobs.ts";
import { meetingAggregate } from "./app/meeting/aggregate.ts";
import { analysisImage } from "./app/meeting/analysisImage.ts";
import { meetingWorker } from "./app/meeting/jobs.ts";
import { meetings } from "./app/meeting/meetings.ts";
import { referatFiles } from "./app/meeting/referatFiles.ts";
import { referatPages } from "./app/meeting/referatPreview.ts";
import { standingMessages } from "./app/meeting/standing.ts";
import type { Archive } from "./app/ports/archive.ts";
import type { Mailer } from "./app/ports/mail.ts";
import { readinessOf } from "./app/readiness.ts";
import { startHousekeeping } from "./app/records/housekeeping.ts";
import { readsOf } from "./app/records/reads.ts";
import { entryAggregate } from "./app/stafettlogg/aggregate.ts";
import { carry } from "./app/stafettlogg/carry.ts";
import { entries } from "./app/stafettlogg/entries.ts";
import { handOver, handOverEarlier } from "./app/stafettlogg/handOver.ts";
import { entryWorker } from "./app/stafettlogg/jobs.ts";
import { stairImage } from "./app/stafettlogg/stairImage.ts";
import { bot } from "./app/turns/bot.ts";
import { folderArchive } from "./archive/folder.ts";
import { mailboxArchive } from "./archive/mailbox.ts";
import type { MailConfig } from "./config/mail.ts";
import type { Production } from "./config/production.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { StartFault, Unreachable } from "./errors.ts";
import { requireFolder } from "./folders.ts";
import { type Graph, graphClient } from "./graph/client.ts";
import { graphDirectory } from "./graph/directory.ts";
import { draftMailer } from "./graph/draftMailer.ts";
import { graphMailer } from "./graph/mailer.ts";
import { graphPersonalApps } from "./graph/personalApps.ts";
import { endingWith, pause } from "./http/endingWith.ts";
import { onceAMinute } from "./log.ts";
import { folderCopies, folderMailer } from "./mail/folder.ts";
import type { EndedMeeting, KnownMeeting } from "./meeting/state.ts";
import { endOnFault, keepFilesPrivate, logOnly, onStopSignal, say } from "./process.ts";
import { sectionTexts } from "./referat/sectionTexts.ts";
import { threadRenderer } from "./rendering/renderer.ts";
import { workbook } from "./rendering/workbook.ts";
import { openStore, type Store } from "./store/store.ts";
import { BotAdapter } from "./teams/adapter.ts";
import { botIdentity, noIdentity } from "./teams/identity.ts";
import { messenger } from "./teams/messenger.ts";
import { roster } from "./teams/roster.ts";
import { TEAMS_SERVICE_HOSTS } from "./teams/security.ts";
import { listen } from "./teams/server.ts";
import { withinRates } from "./teams/withinRates.ts";
import { translator } from "./text/text.ts";

const GRAPH_TIMEOUT_SECONDS = 30;

/** Runs the bot until it is told to stop. */
async function runBot(config: Config): Promise<void> {
  const log = logOnly();
  endOnFault(log);
  await requireFolders(config);
  const store = await openStore(config.database, { clockSpeed: config.clockSpeed, log });
  const { clock, queue, chats, messages } = store;
  const adapter = new BotAdapter(config.production === undefined ? noIdentity : botIdentity(config.production));
  const teamsMessenger = withinRates(messenger(adapter), store.rates);
  const allMeetings = meetings(store, clock);
  const people = roster(adapter, log, config.production?.tenantId);
  const allEinings = { ...people, all: einings(store.history, clock), store: store.einings };
  const allEntries = entries({ ...store, einings: allEinings.all, archives: config.archive !== undefined }, clock);
  const allFollowers = followers(store.history, clock);
  const meetingQueue = senderOf(meetingAggregate, queue);
  const graph = config.production && graphOf(config.production);
  const mailer = mailerOf(config.mail, graph, store);
  const mailDomain =
    config.mail.kind === "graph" ? (config.mail.sender.split("@")[1] ?? "localhost") : "practice.invalid";

  const mailPolicy = { recipientDomains: config.recipientDomains, senderDomain: mailDomain };
  const renderer = threadRenderer();

  const answer = bot({
    meetings: allMeetings,
    store: store.meetings,
    chats,
    inbox: store.inbox,
    messenger: teamsMessenger,
    standing: standingMessages(messages, meetingQueue),
    roster: people,
    einings: { ...allEinings, administrators: config.administrators },
    stafettlogg: {
      entries: allEntries,
      store: store.entries,
      einings: { find: allEinings.all.find, named: store.einings.named },
    },
    handingOut: { queue: senderOf(entryAggregate, queue), archives: config.archive !== undefined },
    overview: store.overview,
    figures: {
      store: store.figures,
      image: (chart) => chartImage(renderer, chart),
      queue: senderOf(einingAggregate, queue),
    },
    reminders: { followers: allFollowers, messages },
    sectionTexts,
    stairs: (entry, t) => stairImage(renderer, entry, t),
    reads: readsOf(store.reads, clock, log),
    clock,
    log,
    starting: { onlyTeamsMeetings: config.onlyTeamsMeetings, ...mailPolicy },
    målform: config.målform,
  });
  const policy = {
    production: config.production !== undefined,
    tenantIds: config.production?.allowedTenantIds ?? [],
    serviceHosts: [...TEAMS_SERVICE_HOSTS, ...(config.production?.extraServiceHosts ?? [])],
  };
  const einingOf = (meeting: KnownMeeting) => einingOfMeeting(allEinings, meeting);
  const handOverParts = {
    entries: allEntries,
    records: store.records,
    einings: allEinings.all,
    meetings: allMeetings,
    einingOf,
  };
  const jobParts = {
    directory: graph && graphDirectory(graph),
    attendance: people,
    einings: allEinings,
    sleep: pause,
    meetings: allMeetings,
    chats,
    messages,
    messenger: teamsMessenger,
    clock,
    queue: meetingQueue,
    mailer,
    files: referatFiles({ store: store.meetings, meetings: allMeetings, renderer }),
    archive: archiveOf(config, mailer, mailDomain),
    mailDomain,
    realMs: store.realMs,
    targetedMessages: config.targetedMessages,
    log,
    handOver: async (meeting: EndedMeeting) => {
      await handOver(handOverParts, meeting);
      await carry({ entries: allEntries, meetings: allMeetings }, meeting);
    },
    draws: {
      analysis: (meeting: KnownMeeting) => analysisImage(renderer, meeting),
      pages: (meeting: EndedMeeting) => referatPages(renderer, meeting),
      isLatest: async ({ info }: EndedMeeting) =>
        (await store.meetings.latestIn(info.chatId))?.meetingId === info.meetingId,
    },
    ...(graph === undefined || config.personalAppId === undefined
      ? {}
      : { personalApps: graphPersonalApps(graph, config.personalAppId) }),
  };
  const reminderParts = {
    entries: allEntries,
    einings: allEinings.all,
    followers: allFollowers,
    followed: store.followed,
    entryQueue: senderOf(entryAggregate, queue),
    followerQueue: senderOf(followerAggregate, queue),
  };
  const readiness = readinessOf({ ...store.ready, token: () => adapter.requireToken() });
  const run = jobRunner({
    [meetingAggregate.kind]: meetingWorker(jobParts),
    [entryAggregate.kind]: entryWorker({ ...jobParts, ...reminderParts, renderer }),
    [einingAggregate.kind]: einingWorker({
      ...{ ...reminderParts, ...jobParts, figures: store.figures, workbook },
      held: store.entries,
    }),
    [followerAggregate.kind]: followerWorker({
      ...jobParts,
      ...reminderParts,
      queue: reminderParts.followerQueue,
      sender: senderAddress(config.mail),
      mailPolicy,
    }),
  });
  await queue.start((job, signal) => endingWith(signal, () => run(job)));
  await handOverEarlier(store.records, meetingQueue, clock);
  const server = await listen(
    {
      adapter,
      bot: answer,
      policy,
      clock,
      readiness,
      log,
      noise: onceAMinute(log.warn),
    },
    config.host,
    config.port,
  );
  const housekeeping = startHousekeeping({
    meetings: allMeetings,
    records: store.records,
    einings: allEinings,
    entries: { all: allEntries, store: store.entries },
    reminded: { followers: allFollowers, readModels: store.readModels },
    mailCopies: config.mail.kind === "folder" ? folderCopies(config.mail.folder) : undefined,
    clock,
    log,
    retention: config.retention,
  });
  log.info("bot.listening", { port: server.port, production: policy.production });

  onStopSignal(
    async () => {
      await server.close();
      await housekeeping.stop();
      await store.close();
      await renderer.close();
    },
    () => log.warn("bot.stoppedLate"),
  );
}

function graphOf({ tenantId, appId, credential }: Production): Graph {
  return graphClient({ tenantId, clientId: appId, credential, timeoutSeconds: GRAPH_TIMEOUT_SECONDS });
}

function mailerOf(
  mail: MailConfig,
  graph: Graph | undefined,
  { drafts, realMs }: Pick<Store, "drafts" | "realMs">,
): Mailer {
  if (mail.kind === "folder") return folderMailer(mail.folder, { name: mail.senderName });
  if (graph === undefined) throw new Error("mail through Graph without credentials");
  const sender = { mailbox: mail.sender, name: mail.senderName };
  return mail.exactlyOnce ? draftMailer({ graph, sender, drafts, nowMs: realMs }) : graphMailer(graph, sender);
}

/** Whom calendars name. */
function senderAddress(mail: MailConfig): { readonly name: string; readonly email: string } {
  return { name: mail.senderName, email: mail.kind === "graph" ? mail.sender : "bti@practice.invalid" };
}

/** What mails and packages are to be written to; the database sees to its own. */
async function requireFolders({ mail, archive }: Config): Promise<void> {
  if (mail.kind === "folder") await requireFolder(mail.folder, { setting: "MAIL_FOLDER", make: true });
  if (archive?.target.kind !== "folder") return;
  await requireFolder(archive.target.folder, { setting: "ARCHIVE_FOLDER", make: false });
}

/** The archive that is set up, if any. */
function archiveOf({ archive, målform }: Config, mailer: Mailer, domain: string) {
  if (archive === undefined) return undefined;
  const { target, settings } = archive;
  const deliverTo: Archive =
    target.kind === "folder"
      ? folderArchive(target.folder)
      : mailboxArchive({ mailer, address: target.address, domain, t: translator(målform) });
  return { deliverTo, settings };
}

/** Runs the practice room, with the bot as its child. */
async function runPracticeRoom(config: Config): Promise<void> {
  const { startRoom } = await import("../practice/room/room.ts").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new StartFault(
      "The practice room needs the development packages: run npm ci without --omit=dev. For the production bot set the " +
        "MICROSOFT_APP_… variables; see docs/operations.md.",
    );
  });
  const dataDir = process.env.DATA_DIR || "data";
  process.stdout.write("Starting the practice room …\n");
  const room = await startRoom({
    port: config.port,
    dataDir,
    målform: config.målform,
    speed: config.clockSpeed,
    archives: true,
    // As the documentation has it; the stand-in's own default is a client that never refreshes a card.
    quirks: { refresh: "aMinuteLater" },
  });
  process.stdout.write(`The practice room is open: ${room.url}\n`);
  onStopSignal(() => room.stop());
}

async function main(): Promise<void> {
  keepFilesPrivate();
  const config = readConfig(process.env);
  await (config.production === undefined && process.argv[2] !== "bot" ? runPracticeRoom(config) : runBot(config));
}

/** What the one who starts it can do something about is told in a sentence; anything else with its stack. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError || error instanceof StartFault || error.name === "BotEnded") return error.message;
  if ("code" in error && error.code === "EADDRINUSE") return `${error.message}. Stop what has the port, or set PORT.`;
  if (error instanceof Unreachable)
    return `Could not reach the ${error.reason}. Is it running, and is DATABASE_URL right?`;
  return error.stack ?? error.message;
}

main().catch((error: unknown) => {
  say(told(error));
  process.exit(1);
});
