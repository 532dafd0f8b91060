/** Schools and kindergartens, in the private chat: the word «eining», and the forms of those who may change one. */
import { type Because, formAgain, keptText, wantsBoth, withBoth } from "../../../cards/dialogs.ts";
import { einingForm, einingList, LISTED, newEining } from "../../../cards/einings/forms.ts";
import { mineCard } from "../../../cards/einings/mine.ts";
import {
  type EiningAction,
  type EiningRequest,
  parseEiningAction,
  requestOfSent,
} from "../../../cards/einings/request.ts";
import type { Dialog } from "../../../cards/kit/context.ts";
import { Refused, Unreachable } from "../../errors.ts";
import { osloDate } from "../../meeting/oslo.ts";
import { translator } from "../../text/text.ts";
import { recognise } from "../einings/recognise.ts";
import { type Answer, dialogAnswer } from "./answer.ts";
import { type Asker, change, isAboutTopics, mayChange, mayTopics } from "./changingEinings.ts";
import type { Incoming, Message, Sent } from "./incoming.ts";
import { marked, onceOnly } from "./once.ts";
import type { BotParts } from "./parts.ts";
import { målformOf } from "./whichMeeting.ts";

/** The answer to «eining». */
export async function showEinings(parts: BotParts, incoming: Message): Promise<void> {
  const { chat, from } = incoming;
  requirePrivate(incoming);
  await recogniseSender(parts, incoming);
  const målform = await målformOf(parts, chat);
  const { isAdministrator } = askerOf(parts, incoming);
  const mine = await parts.einings.store.of(from.id);
  await parts.messenger.post(chat, mineCard({ mine, isAdministrator, målform, t: translator(målform) }));
}

/** Whoever was put on a list by address is known from when they ask. That Teams can't say who they are hides nothing they see already. */
export async function recogniseSender({ einings, log }: BotParts, { chat, from }: Incoming): Promise<void> {
  try {
    const shown = await einings.colleague(chat, from.teamsId);
    if (shown !== undefined && shown.personId === from.id) await recognise(einings, [shown]);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    log.warn("einings.notRecognised", { reason: error.reason });
  }
}

/** The form that is asked for. Throws Refused where whoever asks may not send it. */
export async function openEiningForm(parts: BotParts, incoming: Incoming, request: EiningRequest): Promise<Dialog> {
  requirePrivate(incoming);
  const asker = askerOf(parts, incoming);
  const målform = await målformOf(parts, incoming.chat);
  const t = translator(målform);
  const { dialog, e: einingId = "" } = request;
  if (dialog === "einings" || dialog === "einingNew") {
    if (!asker.isAdministrator) throw new Refused("administratorsOnly");
    return dialog === "einingNew" ? newEining(t, målform) : list(parts, request, målform);
  }
  const may = dialog === "einingTopics" ? mayTopics : mayChange;
  const eining = await may(parts.einings, einingId, asker);
  const today = osloDate(parts.clock.now());
  return einingForm(dialog, { einingId, eining, isAdministrator: asker.isAdministrator, request, today, t });
}

async function list({ einings }: BotParts, request: EiningRequest, målform: "nn" | "nb"): Promise<Dialog> {
  const search = request.search ?? "";
  const at = async (page: number) => ({
    page,
    ...(await einings.store.page({ search, skip: page * LISTED, limit: LISTED })),
  });
  const asked = await at(request.page ?? 0);
  // The list has become shorter.
  const found = asked.rows.length === 0 && asked.page > 0 ? await at(0) : asked;
  return einingList({ ...found, request: { ...request, page: found.page }, t: translator(målform) });
}

/** A form about an eining was sent; undefined where it is about none. It comes back with all that was typed where it is not taken. */
export async function submitEiningForm(parts: BotParts, sent: Sent): Promise<Answer | undefined> {
  const action = parseEiningAction(sent.data);
  if (action === undefined) return undefined;
  const t = translator(await målformOf(parts, sent.chat));
  if (wantsBoth(sent.data)) {
    const form = await formOf(parts, sent);
    return dialogAnswer(
      marked(
        form === undefined ? keptText(sent.data, new Refused("oldCard"), t) : withBoth(form, sent.data),
        sent.data,
      ),
    );
  }
  if (action === "incomplete") return comesBack(parts, sent, t("bot.form.incomplete"));
  try {
    return dialogAnswer(marked(await done(parts, onceOnly(sent), action)));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return comesBack(parts, sent, error);
  }
}

/** The eining as it is now, to go on with. */
async function done(parts: BotParts, sent: Sent, action: EiningAction): Promise<Dialog> {
  requirePrivate(sent);
  const { einingId: e } = await change(parts.einings, action, askerOf(parts, sent), sent.inboundId);
  return openEiningForm(parts, sent, { dialog: isAboutTopics(action) ? "einingTopics" : "eining", e });
}

async function comesBack(parts: BotParts, sent: Sent, because: Because): Promise<Answer> {
  const t = translator(await målformOf(parts, sent.chat));
  const data = sent.data as Readonly<Record<string, unknown>>;
  const form = await formOf(parts, sent);
  return dialogAnswer(
    marked(form === undefined ? keptText(data, because, t) : formAgain(form, data, because, t), data),
  );
}

/** The form that was sent, as it would be drawn now; undefined where there is none for whoever sent it. */
async function formOf(parts: BotParts, sent: Sent): Promise<Dialog | undefined> {
  const request = requestOfSent(sent.data);
  if (request === undefined) return undefined;
  try {
    return await openEiningForm(parts, sent, request);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return undefined;
  }
}

/** Names, addresses and lists are for nobody else's eyes. */
export function requirePrivate({ chat }: Incoming): void {
  if (chat.kind !== "personal") throw new Refused("onlyInPrivate");
}

/** Whoever acts, and whether the configuration names them. */
export function askerOf({ einings }: BotParts, { from }: Incoming): Asker {
  return { id: from.id, isAdministrator: einings.administrators.includes(from.id.toLowerCase()) };
}
