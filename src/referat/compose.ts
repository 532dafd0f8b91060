/** The referat of a meeting, composed from its record and the leader's work on it (DOMAIN §3 step 11). */

import { newestEdition } from "../meeting/afterwards/referat.ts";
import { osloDate } from "../meeting/oslo.ts";
import type { EndedMeeting } from "../meeting/state.ts";
import { challengeIn } from "../text/conclusion.ts";
import { dateText } from "../text/dates.ts";
import { withoutEnd } from "../text/ends.ts";
import type { Translate } from "../text/text.ts";
import { type Context, contextOf, name as nameIn } from "./context.ts";
import { type Block, type Heading, meetingKind, type ReferatDocument } from "./model.ts";
import { type Part, partsOf } from "./parts.ts";
import { head } from "./sections/head.ts";
import { short } from "./sections/short.ts";
import { inLeadersWords } from "./sections/worded.ts";

/** `t` speaks the målform that the meeting was held in. Of what was sent, it is the newest edition. */
export function composeReferat(ended: EndedMeeting, t: Translate): ReferatDocument {
  const context = contextOf(ended, t);
  const { meeting } = context;
  const { eining, målform } = meeting.info;
  const topic = challengeOf(context);
  const parts = partsOf(context);
  const blocks: Block[] = [
    ...head(context),
    ...short(context, parts),
    ...fromMeeting(context, parts),
    { kind: "paragraph", text: t("referat.made") },
  ];
  const followsUp = meeting.brought === undefined ? undefined : true;
  const kind = meetingKind({ followsUp });
  const shown = JSON.stringify(blocks);
  return {
    language: `${målform}-NO`,
    title: t("referat.title", { kind, topic: inTitle(topic.length <= LONGEST_IN_TITLE ? topic : meeting.info.topic) }),
    eining,
    topic,
    date: osloDate(meeting.startedAtMs),
    edition: meeting.referat.status === "sent" ? newestEdition(meeting.referat).number : 1,
    madeAtMs: meeting.endedAtMs,
    header: { title: t("referat.publicTitle", { kind, eining }), about: aboutText(context) },
    // Those who stand nowhere in it are not named here either.
    names: meeting.people.flatMap(({ name }) => (shown.includes(JSON.stringify(name).slice(1, -1)) ? [name] : [])),
    ...(followsUp ? { followsUp } : {}),
    blocks,
  };
}

/** A title that takes more than two lines is read by nobody. */
const LONGEST_IN_TITLE = 120;

/** A sentence in a title has no full stop; one that trails off keeps its dots. */
function inTitle(topic: string): string {
  return topic.endsWith("..") ? topic : withoutEnd(topic, ".");
}

/** What the group agreed on, as the leader has put it; else what the meeting began with. */
function challengeOf(context: Context): string {
  const { statusQuo } = inLeadersWords(context).record;
  return statusQuo === undefined ? context.meeting.info.topic : challengeIn(statusQuo.sentence);
}

/** «2. mars 2027 · utgåve 1 · godkjend av Randi Fjell». */
function aboutText(context: Context): string {
  const { meeting, t } = context;
  const { referat } = meeting;
  const date = dateText(osloDate(meeting.startedAtMs));
  if (referat.status !== "sent") return t("referat.header.draft", { date });
  const { number: edition, because } = newestEdition(referat);
  const leader = nameIn(context, meeting.leaderId);
  return t(because === "time" ? "referat.header.byTime" : "referat.header.approved", { date, edition, leader });
}

/** All that is not the short referat, from a page of its own. The picture stands right above what it is drawn of. */
function fromMeeting({ t }: Context, parts: readonly Part[]): Block[] {
  const shown = parts.filter(({ leftOut }) => !leftOut);
  const picture = shown.find(({ id }) => id === "picture")?.blocks ?? [];
  const hasFactors = shown.some(({ id }) => id === "factors");
  const blocks = shown.flatMap(({ id, heading, blocks: own }): Block[] => {
    if (id === "picture" && hasFactors) return [];
    // The sentence agreed on stands on the first page.
    const rest = id === "statusQuo" && own[0]?.kind === "note" ? own.slice(1) : own;
    const under = [...(id === "factors" ? picture : []), ...rest.map(deeper)];
    return under.length === 0 ? [] : [{ kind: "heading", level: 2, text: heading }, ...under];
  });
  if (blocks.length === 0) return [];
  return [{ kind: "heading", level: 1, text: t("referat.fromMeeting"), newPage: true }, ...blocks];
}

function deeper(block: Block): Block {
  return block.kind === "heading" ? ({ ...block, level: 3 } satisfies Heading) : block;
}
