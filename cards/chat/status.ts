/** The answer to «status»: where the meeting is; in private, what the leader's meetings have left. */
import { findPerson, type KnownMeeting, speakingTurn, viddevaktId } from "../../src/meeting/state.ts";
import type { Entry } from "../../src/stafettlogg/state.ts";
import { activeTiltak } from "../../src/stafettlogg/tiltakstrapp.ts";
import { dateText } from "../../src/text/dates.ts";
import { partyList } from "../../src/text/parties.ts";
import type { Translate } from "../../src/text/text.ts";
import { whereNow } from "../../src/text/words.ts";
import { challengeLine } from "../kit/challenge.ts";
import type { ActiveContext, Card, CardContext } from "../kit/context.ts";
import {
  buttons,
  type CardElement,
  card,
  escapeMarkdown,
  excerpt,
  facts,
  heading,
  openDialog,
  setApart,
  shortText,
  subtle,
  text,
} from "../kit/kit.ts";
import { fitted } from "../kit/lists.ts";
import { personName } from "../kit/said.ts";
import { clockLine } from "../kit/times.ts";
import { opensEntry } from "../stafettlogg/kit.ts";
import { referatText } from "./ended.ts";
import type { ChatWords } from "./welcome.ts";

/** An entry that is listed, and the id that it is opened by. */
interface Listed {
  readonly entryId: string;
  readonly entry: Entry;
}

const ENTRIES_BUDGET = 30_000;

/** For anyone in the chat. */
export function statusCard(ctx: CardContext<KnownMeeting>): Card {
  const { meeting, t } = ctx;
  const title = t("card.status.title");
  return card([heading(title), ...meetingLines(ctx)], { lang: meeting.info.målform, fallbackText: title });
}

export function noMeetingCard({ målform, t }: ChatWords): Card {
  const words = t("card.status.none");
  const body = [text(words), ...buttons(openDialog(t("card.button.start"), "start"))];
  return card(body, { lang: målform, fallbackText: words });
}

/** For the leader: the latest meeting, and the stafettlogg entries that they hold. */
export function privateStatusCard(
  options: ChatWords & {
    readonly meeting: KnownMeeting | undefined;
    readonly entries: readonly Listed[];
    /** Whether they work in a school or kindergarten, and so may make one. */
    readonly makesEntries: boolean;
    readonly nowMs: number;
  },
): Card {
  const { meeting, entries, makesEntries, nowMs, målform, t } = options;
  const latest = meeting === undefined ? [text(t("card.status.notLed"))] : meetingLines({ meeting, nowMs, t });
  const body = [
    heading(t("card.status.latest")),
    ...latest,
    heading(t("card.status.entries")),
    ...(entries.length === 0 ? [text(t("card.status.noEntries"))] : entryList(t, entries)),
    ...(makesEntries ? buttons(opensEntry(t("entry.new"), "entryNew")) : []),
  ];
  return card(body, { lang: målform, fallbackText: t("card.status.title") });
}

function meetingLines(ctx: CardContext<KnownMeeting>): CardElement[] {
  const { meeting, t } = ctx;
  const topic: [string, string] = [
    t(meeting.record.statusQuo === undefined ? "card.status.topic" : "card.status.challenge"),
    challengeLine(ctx),
  ];
  const eining: [string, string] = [t("card.status.eining"), shortText(meeting.info.eining)];
  if (meeting.status === "ended") {
    return [
      facts(eining, topic, [t("card.status.now"), t(`card.ended.${meeting.how}`)]),
      text(referatText({ ...ctx, meeting })),
    ];
  }
  return [facts(eining, topic, ...activeFacts({ ...ctx, meeting })), text(clockLine({ ...ctx, meeting }))];
}

function activeFacts({ meeting, t }: ActiveContext): [string, string][] {
  const guard = viddevaktId(meeting);
  const speaking = speakingTurn(meeting);
  const person = (title: string, id: string | undefined): [string, string][] =>
    id === undefined || findPerson(meeting, id) === undefined ? [] : [[title, personName(meeting, id)]];
  return [
    [t("card.status.now"), whereNow(t, meeting)],
    ...person(t("card.status.leader"), meeting.leaderId),
    ...person(t("card.status.viddevakt"), guard),
    ...person(t("card.status.speaking"), speaking?.personId),
  ];
}

function entryList(t: Translate, entries: readonly Listed[]) {
  return fitted(
    t,
    entries,
    ENTRIES_BUDGET,
    ({ entryId: e, entry }, limit) =>
      setApart([
        text(escapeMarkdown(entry.fields.oppmerksomheit), { weight: "Bolder" }),
        subtle(`${shortText(entry.eining.name)} · ${t("level", { level: entry.level })}`),
        ...(entry.fields.goal === ""
          ? []
          : [facts([t("card.plan.goal"), escapeMarkdown(excerpt(entry.fields.goal, limit))])]),
        ...activeTiltak(entry).map(({ text, oppmerksomheit, responsible, startBy, evaluateBy }) =>
          facts(
            ...(oppmerksomheit === undefined
              ? []
              : [[t("card.plan.oppmerksomheit"), escapeMarkdown(oppmerksomheit)] as const]),
            [t("card.plan.tiltak"), escapeMarkdown(excerpt(text, limit))],
            [t("card.plan.responsible"), shortText(partyList(t, responsible, entry.eining.kind), 300)],
            [t("card.plan.startBy"), shortText(dateText(startBy))],
            [t("card.plan.evaluateBy"), shortText(dateText(evaluateBy))],
          ),
        ),
        ...buttons(opensEntry(t("entry.open", { name: excerpt(entry.fields.oppmerksomheit, 40) }), "entry", { e })),
      ]),
    "card.more",
  );
}
