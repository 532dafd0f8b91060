/** The words «tiltak» and «stafettlogg» in the private chat, and the buttons of what they show. */
import type { Card } from "../../../cards/kit/context.ts";
import { entriesCard } from "../../../cards/stafettlogg/overview/entries.ts";
import { mineCard } from "../../../cards/stafettlogg/overview/mine.ts";
import {
  firstPage,
  type OverviewName,
  type OverviewRequest,
  parseOverview,
  searchOf,
} from "../../../cards/stafettlogg/overview/request.ts";
import { Refused } from "../../errors.ts";
import { osloDate } from "../../meeting/oslo.ts";
import { translator } from "../../text/text.ts";
import { type Answer, cardAnswer } from "./answer.ts";
import type { Incoming, Message, Press } from "./incoming.ts";
import type { BotParts } from "./parts.ts";
import { målformOf } from "./whichMeeting.ts";

/** The answer to «tiltak». */
export async function showMine(parts: BotParts, incoming: Message): Promise<void> {
  await parts.messenger.post(incoming.chat, await overviewFor(parts, incoming, firstPage("mine")));
}

/** The answer to «stafettlogg», or to «stafettlogg» and what is looked for. */
export async function showStafettlogg(parts: BotParts, incoming: Message, word: string): Promise<void> {
  // Whoever asks for the whole of it wants to know what goes on; whoever looks for something, where it is.
  await parts.messenger.post(incoming.chat, await overviewFor(parts, incoming, firstPage("active", { word })));
}

/** Undefined where the button is on no overview. The answer is the page that was asked for, as it is now. */
export async function onOverviewPress(parts: BotParts, press: Press): Promise<Answer | undefined> {
  const request = parseOverview(press.data);
  if (request === undefined) return undefined;
  return cardAnswer((await overviewFor(parts, press, request)).card);
}

/** What whoever asks may read of it; that it was read is noted. Throws Refused where others could see it. */
async function overviewFor(parts: BotParts, { chat, from }: Incoming, request: OverviewRequest): Promise<Card> {
  if (chat.kind !== "personal") throw new Refused("onlyInPrivate");
  const { overview, reads, clock } = parts;
  const today = osloDate(clock.now());
  const t = translator(await målformOf(parts, chat));
  const { list, after, before } = request;
  const note = (...pages: readonly ({ readonly rows: readonly { readonly entryId: string }[] } | undefined)[]) => {
    const entryIds = new Set(pages.flatMap((page) => page?.rows ?? []).map(({ entryId }) => entryId));
    reads.noteEntries([...entryIds], from.id, "card");
  };
  const entries = (name: Exclude<OverviewName, "mine">) =>
    overview.entries(from.id, { list: name, search: searchOf(request), today, after, before });
  if (list === "mine") {
    const isFirst = after === undefined && before === undefined;
    const [tiltak, held] = await Promise.all([
      overview.tiltak(from.id, { today, after, before }),
      isFirst ? entries("held") : undefined,
    ]);
    note(tiltak, held);
    return mineCard({ request, tiltak, ...(held === undefined ? {} : { held }), today, t });
  }
  const page = await entries(list);
  note(page);
  if (list === "held") return mineCard({ request, held: page, today, t });
  return entriesCard({ ...page, request: { ...request, list }, today, t });
}
