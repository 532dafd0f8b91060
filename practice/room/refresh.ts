/** A client's own view of a card: Teams asks the bot for it when somebody whom the card names sees it. */
import { z } from "zod";
import type { Card } from "../api/views.ts";
import { execute } from "./asking.ts";
import type { CardAction } from "./cards.ts";
import type { Stage } from "./stage.ts";
import type { Message, PersonState } from "./state.ts";

/** Somebody on one of their devices. */
export interface Client {
  readonly person: PersonState;
  readonly key: string;
}

const MINUTE_MS = 60_000;

/**
 * The automatic refresh that a client makes of a card that names its person, when Teams lets it: see the quirk
 * `refresh`. A failure shows the common card; `again` tells whether a later try may go better.
 */
export function refresh(stage: Stage, client: Client, message: Message): Promise<{ readonly again: boolean }> {
  const { refreshing, world } = stage;
  const { person } = client;
  const key = [message.id, message.version, client.key].join();
  const underWay = refreshing.get(key);
  if (underWay) return underWay;
  const action = refreshAction(message.card, person.id);
  if (!action || !mayRefresh(stage, client, message)) return Promise.resolve({ again: false });
  world.markRefreshed(message.id, client.key, true);
  const before = world.quirks.refreshData === "old" ? refreshAction(message.cardBefore, person.id) : undefined;
  const asking = refreshed(stage, client, message, before ?? action).finally(() => refreshing.delete(key));
  refreshing.set(key, asking);
  return asking;
}

/** The card of an answer is this client's own until the bot replaces the message. */
export function keep({ world, invokedAtMs }: Stage, { person, key }: Client, messageId: string, card: Card): void {
  invokedAtMs.set(`${messageId} ${key}`, Date.now());
  world.showOwnCard(messageId, key, person.id, card);
}

function mayRefresh({ world, invokedAtMs }: Stage, { key }: Client, message: Message): boolean {
  const last = invokedAtMs.get(`${message.id} ${key}`);
  switch (world.quirks.refresh) {
    case "never":
      return false;
    case "aMinuteLater":
      return last === undefined || Date.now() - last > MINUTE_MS;
    case "onEdit":
      return !message.refreshedFor.includes(key);
  }
}

async function refreshed(
  stage: Stage,
  client: Client,
  message: Message,
  action: CardAction,
): Promise<{ readonly again: boolean }> {
  const { world } = stage;
  const asked = { ...action, data: action.data ?? {} };
  const answer = await execute(stage, client.person, message, asked, "automatic");
  if (world.message(message.id)?.version !== message.version) return { again: false };
  if (answer.kind === "card") keep(stage, client, message.id, answer.card);
  const again = answer.kind === "failed" && (answer.code === "unreachable" || answer.code === "timeout");
  if (again) world.markRefreshed(message.id, client.key, false);
  return { again };
}

const Refreshing = z.object({
  refresh: z.object({
    userIds: z.array(z.string()).optional(),
    action: z.object({
      type: z.literal("Action.Execute"),
      id: z.string().exactOptional(),
      verb: z.string().exactOptional(),
      data: z.record(z.string(), z.unknown()).exactOptional(),
    }),
  }),
});

/** What the client is to do when this person sees the card. Without a list of users Teams does it for everybody. */
function refreshAction(card: Card | undefined, personId: string): CardAction | undefined {
  const { data } = Refreshing.safeParse(card);
  if (!data) return undefined;
  const { action, userIds } = data.refresh;
  return !userIds || userIds.includes(personId) ? action : undefined;
}
