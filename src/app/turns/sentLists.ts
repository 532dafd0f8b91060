/** Lists of einings, people and days off that are sent as files in the private chat, and the press that takes one in. */
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { refusalText } from "../../../cards/chat/refusal.ts";
import {
  listBusyCard,
  listGoneCard,
  listReportCard,
  listTakenCard,
  listTemplateCard,
  parseListTake,
} from "../../../cards/einings/sentList.ts";
import type { Card } from "../../../cards/kit/context.ts";
import { hasRole } from "../../einings/people.ts";
import { Conflict, Refused, Unreachable } from "../../errors.ts";
import { decode } from "../../imports/decode.ts";
import { fault, Unread } from "../../imports/faults.ts";
import { TEMPLATES } from "../../imports/template.ts";
import { type Translate, translator } from "../../text/text.ts";
import type { ImportOptions } from "../einings/import.ts";
import { faultLine, listReport } from "../einings/importReport.ts";
import { type ReadList, readList } from "../einings/readList.ts";
import type { SentList, TakenList } from "../ports/sentLists.ts";
import { type Answer, cardAnswer } from "./answer.ts";
import { chatCommand } from "./chatWords.ts";
import { askerOf, recogniseSender, requirePrivate } from "./einings.ts";
import type { Incoming, Message, Press } from "./incoming.ts";
import type { BotParts } from "./parts.ts";
import { målformOf } from "./whichMeeting.ts";

/** What a list may be called; a text file is one too, as long as it reads as one. */
const LIST = /\.(?:csv|ics|txt)$/i;
const WORKBOOK = /\.(?:xlsx?|xlsm|xlsb|ods)$/i;
const ID_BYTES = 12;
/** Well before Teams gives up on the answer. */
const LATE_MS = 5_000;

/** The answer to a file: what it would do, with nothing done. Throws Refused. */
export async function onSentFile(parts: BotParts, incoming: Message): Promise<void> {
  const { chat, from, text, files = [] } = incoming;
  if (chat.kind !== "personal") throw new Refused("fileInPrivate");
  await recogniseSender(parts, incoming);
  // Before anything is fetched.
  const standing = await standingOf(parts, incoming);
  const t = translator(await målformOf(parts, chat));
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw new Refused("oneFileAtATime");
  try {
    if (WORKBOOK.test(file.name)) throw new Unread(fault(undefined, "import.workbook"));
    if (file.name !== "" && !LIST.test(file.name)) throw new Refused("fileKind");
    if (file.url === undefined) throw new Refused("fileNotRead");
    const said = text === "" || chatCommand(text) !== undefined ? undefined : text;
    const list = {
      id: randomBytes(ID_BYTES).toString("base64url"),
      personId: from.id,
      fileName: file.name,
      text: decode(await parts.lists.files.read(file.url)),
      eining: said,
    };
    const read = await readAgain(parts, list, standing, t);
    parts.log.info("list.read", countsOf(read));
    await parts.messenger.post(chat, await reported(parts, list, read, { t }));
  } catch (error) {
    if (!(error instanceof Unread)) throw error;
    await parts.messenger.say(chat, faultLine(error.fault, t));
  }
}

/** The answer to «mal». */
export async function showTemplate(parts: BotParts, incoming: Message): Promise<void> {
  requirePrivate(incoming);
  const t = translator(await målformOf(parts, incoming.chat));
  await parts.messenger.post(incoming.chat, listTemplateCard(TEMPLATES[t.målform], t));
}

/** Undefined where the button is on no list. Throws Refused. */
export async function onListPress(parts: BotParts, press: Press): Promise<Answer | undefined> {
  const id = parseListTake(press.data);
  if (id === undefined) return undefined;
  requirePrivate(press);
  const t = translator(await målformOf(parts, press.chat));
  const work = taken(parts, press, id, t);
  const { lateMs = LATE_MS } = parts.lists;
  const soon = await Promise.race([work, pause(lateMs, undefined, { ref: false })]);
  if (soon !== undefined) {
    if (soon.isOver) await show(parts, press, soon.card);
    return cardAnswer(soon.card.card);
  }
  // A whole municipality takes longer than Teams waits. To press again meanwhile does no harm.
  // Nobody waits for it any more: whatever goes wrong is told here, and ends nothing.
  void work
    .then(({ card }) => show(parts, press, card))
    .catch((error: unknown) => {
      parts.log.warn("list.late", { error: error instanceof Error ? error.name : typeof error });
      const fault = error instanceof Conflict ? "bot.conflict" : "bot.fault";
      const words = error instanceof Refused ? refusalText(error, t) : t(fault);
      return parts.messenger.say(press.chat, words);
    })
    .catch(() => undefined);
  return cardAnswer(listBusyCard(id, t).card);
}

/** In the message itself too: whoever has the chat open on their phone sees no button that is over. */
async function show({ messenger }: BotParts, { chat, messageId }: Press, card: Card): Promise<void> {
  if (messageId === undefined) return;
  await messenger.update(chat, messageId, card).catch((error: unknown) => {
    if (!(error instanceof Unreachable)) throw error;
  });
}

interface Pressed {
  readonly card: Card;
  readonly isOver: boolean;
}

/** Where somebody was first (it may be the same press, taken twice at the same moment), what is there now is looked at once more. */
async function taken(parts: BotParts, press: Press, id: string, t: Translate): Promise<Pressed> {
  try {
    return await takenAsShown(parts, press, id, t);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return takenAsShown(parts, press, id, t);
  }
}

/** All of it or nothing, once, and only what was shown: where something is another since, it is shown again. Throws Conflict. */
async function takenAsShown(parts: BotParts, press: Press, id: string, t: Translate): Promise<Pressed> {
  const { bulk, store } = parts.lists;
  const list = await store.find(id, press.from.id);
  if (list === undefined) return { card: listGoneCard(t), isOver: true };
  if ("changed" in list) return over(list);
  const read = await readAgain(parts, list, await standingOf(parts, press), t);
  const { changes, changed, faults, basis } = read.outcome;
  // Somebody else has done the same.
  if (faults.length === 0 && changes.length === 0) return over(await store.settle(id, { changed: 0 }));
  if (faults.length > 0 || basis !== list.basis) {
    // The same press, taken twice, may have been carried out while the einings were read here one by one.
    const now = await store.find(id, press.from.id);
    if (now !== undefined && "changed" in now) return over(now);
    return { card: await reported(parts, list, read, { t, changedMeanwhile: true }), isOver: false };
  }
  await bulk.appendAll(changes, { id, changed: changed.length });
  parts.log.info("list.taken", countsOf(read));
  return over({ changed: changed.length });

  function over({ changed: count }: TakenList): Pressed {
    return { card: listTakenCard(count, t), isOver: true };
  }
}

/** What a list would do now, as whoever sent it. */
async function readAgain(
  { einings, lists, clock, målform }: BotParts,
  { personId, fileName, text, eining }: Omit<SentList, "basis">,
  standing: Pick<ImportOptions, "as" | "within">,
  t: Translate,
): Promise<ReadList> {
  const parts = { history: lists.history, store: einings.store };
  const file = { name: fileName, text, only: eining, målform: t.målform };
  return readList(parts, file, { by: personId, ...standing, nowMs: clock.now(), målform });
}

/** The card about it; kept for the press where there is something to take in. */
async function reported(
  { lists }: BotParts,
  list: Omit<SentList, "basis">,
  { outcome, passedOver }: ReadList,
  { t, changedMeanwhile = false }: { readonly t: Translate; readonly changedMeanwhile?: boolean },
): Promise<Card> {
  const { changed, faults, basis } = outcome;
  const isFaulty = faults.length > 0;
  const canBeTaken = !isFaulty && changed.length > 0;
  if (canBeTaken) await lists.store.keep({ ...list, basis });
  const listId = canBeTaken ? list.id : undefined;
  return listReportCard({ report: listReport(outcome, passedOver, t), listId, isFaulty, changedMeanwhile, t });
}

/** Administrators everything, a leader what they lead. Throws Refused for all others. */
async function standingOf(parts: BotParts, incoming: Incoming): Promise<Pick<ImportOptions, "as" | "within">> {
  const { isAdministrator, id } = askerOf(parts, incoming);
  if (isAdministrator) return { as: "administrator" };
  const mine = await parts.einings.store.of(id);
  const within = mine.flatMap(({ eining, person }) => (hasRole(person, "leader") ? [eining.einingId] : []));
  if (within.length === 0) throw new Refused("listsFromLeaders");
  return { as: "member", within };
}

function countsOf({ kind, outcome: { changed, unchanged, faults } }: ReadList) {
  return { kind, changed: changed.length, unchanged, faults: faults.length };
}
