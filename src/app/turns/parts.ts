/** What people's turns are carried out with. */
import type { EiningJob } from "../../einings/jobs.ts";
import type { Chart } from "../../figures/chart.ts";
import type { SectionText } from "../../meeting/afterwards/referat.ts";
import type { Målform } from "../../meeting/events.ts";
import type { EndedMeeting } from "../../meeting/state.ts";
import type { EntryJob } from "../../stafettlogg/jobs.ts";
import type { GreetingParts } from "../chats/greeting.ts";
import type { EiningParts } from "../einings/ofMeeting.ts";
import type { Followers } from "../followers/followers.ts";
import type { MailPolicy } from "../mailPolicy.ts";
import type { Meetings } from "../meeting/meetings.ts";
import type { ChatStore } from "../ports/chats.ts";
import type { PacedClock } from "../ports/clock.ts";
import type { Bulk, History } from "../ports/events.ts";
import type { FiguresStore } from "../ports/figures.ts";
import type { Inbox } from "../ports/inbox.ts";
import type { JobSender } from "../ports/jobs.ts";
import type { Log } from "../ports/log.ts";
import type { MeetingStore } from "../ports/meetings.ts";
import type { MessageLedger, StandingMessages } from "../ports/messages.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { OverviewStore } from "../ports/overview.ts";
import type { Colleagues, Roster } from "../ports/people.ts";
import type { SentFiles } from "../ports/sentFiles.ts";
import type { SentLists } from "../ports/sentLists.ts";
import type { Reads } from "../records/reads.ts";
import type { ReadingParts } from "../stafettlogg/reading.ts";
import type { StairImages } from "../stafettlogg/stairImage.ts";

/** What is asked before a meeting starts, and what is settled then. */
export interface StartPolicy extends MailPolicy {
  readonly onlyTeamsMeetings: boolean;
}

export interface BotParts {
  readonly meetings: Meetings;
  readonly store: MeetingStore;
  readonly chats: ChatStore;
  readonly inbox: Inbox;
  readonly messenger: Messenger;
  readonly standing: StandingMessages;
  readonly roster: Roster;
  readonly stafettlogg: ReadingParts;
  /** `archives`: there is an archive to hand entries to. */
  readonly handingOut: { readonly queue: JobSender<EntryJob>; readonly archives: boolean };
  /** What is said when the bot comes to a chat. */
  readonly greetings: GreetingParts;
  readonly overview: OverviewStore;
  /** `administrators`: object ids of those named in the configuration. */
  readonly einings: EiningParts & Colleagues & { readonly administrators: readonly string[] };
  /** Lists that are sent as files. */
  readonly lists: {
    readonly files: SentFiles;
    readonly store: SentLists;
    readonly history: Pick<History, "load">;
    readonly bulk: Bulk;
    /** How long a press waits for its answer, where that is not as usual. */
    readonly lateMs?: number;
  };
  /** `image`: bars as a `data:` URI, where they can be drawn in time. */
  readonly figures: {
    readonly store: FiguresStore;
    readonly image: (chart: Chart) => Promise<string | undefined>;
    readonly queue: JobSender<EiningJob>;
  };
  readonly reminders: { readonly followers: Followers; readonly messages: Pick<MessageLedger, "found"> };
  /** The referat as it stands now, part by part. */
  readonly sectionTexts: (meeting: EndedMeeting) => readonly SectionText[];
  /** The tiltakstrapp of an entry, where it can be drawn. */
  readonly stairs: StairImages;
  /** Notes who reads a referat. */
  readonly reads: Reads;
  readonly clock: Pick<PacedClock, "now" | "speed">;
  readonly log: Log;
  readonly starting: StartPolicy;
  /** Spoken in chats that have not chosen. */
  readonly målform: Målform;
}
