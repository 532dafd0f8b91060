/** What the stafettlogg tells, in the private chat: the word «oversikt», and the buttons below its figures. */
import { figuresCard, shownRows } from "../../../cards/figures/card.ts";
import { type FiguresAction, parseFigures } from "../../../cards/figures/request.ts";
import type { Card } from "../../../cards/kit/context.ts";
import { Refused, Unreachable } from "../../errors.ts";
import { chartOf } from "../../figures/chart.ts";
import { OWNER_VIEWS, VIEWS } from "../../figures/table.ts";
import { tableOf } from "../../figures/tables.ts";
import { type Translate, translator } from "../../text/text.ts";
import { aboutOf } from "../figures/about.ts";
import { OWNED, type ReadFigures, readFigures, type Standpoint, standpointOf } from "../figures/reading.ts";
import { requireInside } from "../mailPolicy.ts";
import { type Answer, cardAnswer } from "./answer.ts";
import type { Incoming, Message, Press } from "./incoming.ts";
import type { BotParts } from "./parts.ts";
import { målformOf } from "./whichMeeting.ts";
import { wishOf } from "./wish.ts";

/** The answer to «oversikt»; without its picture in a chat that takes none (PLATFORM §1). */
export async function showFigures(parts: BotParts, incoming: Message): Promise<void> {
  const { messenger, figures } = parts;
  try {
    await messenger.post(incoming.chat, await figuresFor(parts, incoming, {}));
  } catch (error) {
    if (!(error instanceof Unreachable) || !error.permanent) throw error;
    const undrawn = { ...parts, figures: { ...figures, image: async () => undefined } };
    await messenger.post(incoming.chat, await figuresFor(undrawn, incoming, {}));
  }
}

/** Undefined where the button is below no figures. The answer is the card as was asked for. */
export async function onFiguresPress(parts: BotParts, press: Press): Promise<Answer | undefined> {
  const action = parseFigures(press.data);
  if (action === undefined) return undefined;
  return cardAnswer((await figuresFor(parts, press, action)).card);
}

async function figuresFor(parts: BotParts, incoming: Incoming, action: Partial<FiguresAction>): Promise<Card> {
  const { chat, from } = incoming;
  if (chat.kind !== "personal") throw new Refused("onlyInPrivate");
  const { einings, figures, clock, reads } = parts;
  const mine = await einings.store.of(from.id);
  const standpoint = standpointOf(mine);
  const isSheet = action.verb === "figuresSheet";
  const entryByEntry = isSheet || action.view === "factors";
  const asked = { scope: action.scope, schoolYear: action.year, entryByEntry };
  const read = await readFigures(figures.store, standpoint, asked, clock.now());
  const t = translator(await målformOf(parts, chat));
  if (isSheet) await askForSheet(parts, incoming, read, mine, t);
  else reads.noteEining(read.einingIds, from.id, "card");
  return cardOf(parts, { read, standpoint, view: action.view, told: isSheet ? t("figures.sent") : undefined, t });
}

interface Shown {
  readonly read: ReadFigures;
  readonly standpoint: Standpoint;
  readonly view: FiguresAction["view"];
  readonly told: string | undefined;
  readonly t: Translate;
}

async function cardOf({ figures }: BotParts, { read, standpoint, told, t, ...asked }: Shown): Promise<Card> {
  const { scope, schoolYear, schoolYears, eining } = read;
  const views = eining === undefined ? OWNER_VIEWS : VIEWS;
  const view = views.find((one) => one === asked.view) ?? "categories";
  const table = tableOf(view, { figures: read.figures, isWhole: eining !== undefined, t });
  const chart = chartOf(t, table, shownRows(table));
  const picture = chart && (await figures.image(chart));
  const { led, owned } = standpoint;
  const scopes = [
    ...led.map(({ einingId, name }) => ({ value: einingId, title: name })),
    ...(owned.length === 0 ? [] : [{ value: OWNED, title: t("figures.owned.choice") }]),
  ];
  const about = aboutOf(t, read);
  return figuresCard({
    ...{ table, about, picture, scope, scopes, views, schoolYear, schoolYears, told, t },
    einingId: eining?.einingId,
  });
}

/** Stores that it is to be sent, once for each press, and notes that it was handed out. Throws Refused. */
async function askForSheet(
  { figures, reads, clock, starting, inbox }: BotParts,
  { from }: Incoming,
  read: ReadFigures,
  mine: Awaited<ReturnType<BotParts["einings"]["store"]["of"]>>,
  { målform }: Translate,
): Promise<void> {
  const { einingIds, scope, schoolYear, lines, eining } = read;
  const known = mine.find(
    ({ eining: { einingId }, person }) => einingIds.includes(einingId) && person.email !== undefined,
  );
  if (known?.person.email === undefined) throw new Refused("addressUnknown");
  const { email } = known.person;
  requireInside(starting, [email], email);
  const askedAtMs = clock.now();
  const request = await wishOf({ inbox }, { personId: from.id, about: ["figures", scope, schoolYear] });
  const { einingId } = known.eining;
  const job = { kind: "figures", einingId, personId: from.id, scope, schoolYear, request, askedAtMs, målform } as const;
  await figures.queue.send([job]);
  reads.noteEining(einingIds, from.id, "export");
  const entryIds = [...new Set(lines.map(({ entryId }) => entryId))];
  if (eining !== undefined) reads.noteEntries(entryIds, from.id, "export");
}
