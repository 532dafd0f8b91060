/** Composition root of the bot: which part gets which, and the order in which it starts and ends. */
import { CHAT_KIND, greeter, greetings } from "./app/chats/greeting.ts";
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
import { readinessOf } from "./app/readiness.ts";
import { startHousekeeping } from "./app/records/housekeeping.ts";
import { readsOf } from "./app/records/reads.ts";
import { entryAggregate } from "./app/stafettlogg/aggregate.ts";
import { carry } from "./app/stafettlogg/carry.ts";
import { entries } from "./app/stafettlogg/entries.ts";
import { handOver, handOverEarlier } from "./app/stafettlogg/handOver.ts";
import { entryWorker } from "./app/stafettlogg/jobs.ts";
import { stairImages } from "./app/stafettlogg/stairImage.ts";
import { bot } from "./app/turns/bot.ts";
import type { Config } from "./config.ts";
import { archiveOf, graphOf, mailCopiesOf, mailerOf, recordsOf, requireFolders, senderAddress } from "./delivery.ts";
import { graphDirectory } from "./graph/directory.ts";
import { graphPersonalApps } from "./graph/personalApps.ts";
import { endingWith, pause } from "./http/endingWith.ts";
import { MOST_BYTES } from "./imports/decode.ts";
import { onceAMinute } from "./log.ts";
import type { EndedMeeting, KnownMeeting } from "./meeting/state.ts";
import { endOnFault, logOnly, onStopSignal } from "./process.ts";
import { sectionTexts } from "./referat/sectionTexts.ts";
import { keptDrawings } from "./rendering/keptDrawings.ts";
import { threadRenderer } from "./rendering/renderer.ts";
import { workbook } from "./rendering/workbook.ts";
import { openStore } from "./store/store.ts";
import { BotAdapter } from "./teams/adapter.ts";
import { followingMoves } from "./teams/followingMoves.ts";
import { botIdentity, noIdentity } from "./teams/identity.ts";
import { messenger } from "./teams/messenger.ts";
import { patiently } from "./teams/patiently.ts";
import { roster } from "./teams/roster.ts";
import { TEAMS_SERVICE_HOSTS } from "./teams/security.ts";
import { sentFiles } from "./teams/sentFiles.ts";
import { listen } from "./teams/server.ts";
import { withinRates } from "./teams/withinRates.ts";

/** Runs the bot until it is told to stop. */
export async function runBot(config: Config): Promise<void> {
  const log = logOnly();
  endOnFault(log);
  await requireFolders(config);
  const store = await openStore(config.database, { clockSpeed: config.clockSpeed, log });
  const { clock, queue, chats, messages } = store;
  const adapter = new BotAdapter(config.production === undefined ? noIdentity : botIdentity(config.production), {
    log,
  });
  const teamsMessenger = withinRates(followingMoves(messenger(adapter), chats), store.rates);
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
  const drawings = keptDrawings(renderer);

  const greetingParts = {
    ...{ chats, log, messenger: teamsMessenger, realMs: store.realMs, store: store.meetings },
    queue: senderOf(greetings, queue),
    målform: config.målform,
  };

  const answer = bot({
    meetings: allMeetings,
    store: store.meetings,
    chats,
    inbox: store.inbox,
    messenger: patiently(teamsMessenger),
    standing: standingMessages({ messages, queue: meetingQueue, realMs: store.realMs }),
    roster: people,
    einings: { ...allEinings, administrators: config.administrators },
    stafettlogg: {
      entries: allEntries,
      store: store.entries,
      einings: { find: allEinings.all.find, named: store.einings.named },
    },
    handingOut: { queue: senderOf(entryAggregate, queue), archives: config.archive !== undefined },
    greetings: greetingParts,
    overview: store.overview,
    figures: {
      store: store.figures,
      image: (chart) => chartImage(renderer, chart),
      queue: senderOf(einingAggregate, queue),
    },
    lists: {
      files: sentFiles({ maxBytes: MOST_BYTES, practiceOrigin: config.practiceFiles, log }),
      store: store.sentLists,
      history: store.history,
      bulk: store.bulk,
    },
    reminders: { followers: allFollowers, messages },
    sectionTexts,
    stairs: stairImages(drawings),
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
    inbox: store.inbox,
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
      analysis: (meeting: KnownMeeting) => analysisImage(drawings, meeting),
      pages: (meeting: EndedMeeting) => referatPages(drawings, meeting),
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
    [CHAT_KIND]: greeter(greetingParts),
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
    records: recordsOf(config.mail, store),
    mailCopies: mailCopiesOf(config.mail),
    einings: allEinings,
    entries: { all: allEntries, store: store.entries },
    reminded: { followers: allFollowers, readModels: store.readModels },
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
