/**
 * Brings the messages of a chat in line with what the state wants: posts what is missing, updates what has changed, and
 * comes back to what failed for as long as the state wants it (docs/decisions/2026-11-26-never-without-its-card.md).
 */
import type { PersonId } from "../meeting/people.ts";
import { bring, leaveBehind, type Pass, type PassParts } from "./bring.ts";
import { ledgerOf } from "./ledger.ts";
import type { Desired, Outbox } from "./outbox.ts";
import { isJustBelow } from "./pace.ts";
import type { MessageLedger } from "./ports/messages.ts";
import { callKey, calls, farewells, replaced } from "./upkeep.ts";
import { closedForMs, isUnreachable, wayKey } from "./way.ts";

export interface ReconcileParts extends PassParts {
  readonly messages: MessageLedger;
}

/** A look at one chat of a stream: its own, or the private one with a person. */
export interface Look {
  readonly stream: string;
  readonly personId?: PersonId | undefined;
  /** People ask where the card is: see that it stands (`check`), or let it stand below all else (`anew`). */
  readonly look?: "check" | "anew" | undefined;
}

/** What is left to do when a pass is over. */
export interface Left {
  /** Real milliseconds after which to come back; 0 for never. */
  readonly waitMs: number;
  /** Somebody can't be reached in private, and is to be called to in the stream's chat. */
  readonly callInChat: boolean;
  /** When what stands there reads otherwise though nothing happens, in product time; undefined where it stays true. */
  readonly changesAtMs?: number | undefined;
}

/** So often a message that fails keeps new ones below it from being posted above it. */
const PATIENT_FAILS = 2;

/**
 * One pass over the messages in one chat of a stream. One that fails does not hold the others back, but for new ones
 * below it at first, and where the whole chat is in trouble. Faults of Teams' are written down and give a time to come
 * back; throws the first fault of ours when all have had their chance.
 */
export async function reconcile(parts: ReconcileParts, outbox: Outbox | undefined, at: Look): Promise<Left> {
  const via = outbox && (await parts.chats.find(outbox.chatId));
  if (outbox === undefined || via === undefined) return { waitMs: 0, callInChat: false };
  const { personId, look } = at;
  const wanted = outbox.messages;
  const here = wanted.filter(({ to }) => (to === "chat" ? personId === undefined : to.personId === personId));
  const pass: Pass = { ...parts, outbox, via, personId, ledger: await ledgerOf(parts.messages, at.stream) };
  const { ledger, targetedMessages } = pass;

  if (look !== undefined) for (const message of here) await doubt(pass, message, look);
  const called = personId === undefined ? calls(outbox, ledger, { wanted, targetedMessages }) : [];
  const first = await goThrough(pass, [...farewells(outbox, ledger, here, personId), ...called, ...here]);
  // Which cards others have taken the place of shows only now.
  const then = await goThrough(pass, replaced(outbox, ledger, here, personId));
  const waitMs = soonest([first, then]);
  const callInChat =
    personId !== undefined &&
    isUnreachable(ledger.get(wayKey(personId))) &&
    ledger.get(callKey(personId))?.status !== "sent" &&
    calls(outbox, ledger, { wanted: here, targetedMessages }).length > 0;
  const changes = here.flatMap(({ changesAtMs }) => changesAtMs ?? []);
  return { waitMs, callInChat, changesAtMs: changes.length === 0 ? undefined : Math.min(...changes) };
}

/** A card that people ask for is not known to stand; with `anew` it is left where it is, to be closed. */
async function doubt(pass: Pass, { key, isCurrent }: Desired, look: "check" | "anew"): Promise<void> {
  const { ledger, realMs } = pass;
  const row = ledger.get(key);
  if (!isCurrent || row === undefined) return;
  if (look === "anew") {
    const isRecent = isJustBelow(ledger.under(""), row, realMs());
    if (row.activityId !== undefined && !isRecent) return leaveBehind(pass, row);
    if (row.status === "sending" && isRecent) return;
  }
  const { notBeforeMs: _grace, ...rest } = row;
  // One that may stand there already stays so: when it shows itself, it is closed, or found.
  const status = row.status === "sending" ? "sending" : "unsent";
  await ledger.save({ ...rest, status, hash: "" });
}

/** Gives the milliseconds until something is to be tried again, 0 for never. */
async function goThrough(pass: Pass, messages: readonly Desired[]): Promise<number> {
  const { ledger, personId, realMs } = pass;
  const way = ledger.get(wayKey(personId));
  const closedMs = isUnreachable(way) ? 0 : closedForMs(way, realMs());
  if (closedMs > 0) return closedMs;

  const fails = ({ key }: Desired) => ledger.get(key)?.fails ?? 0;
  // What fails again and again comes after the others.
  const inOrder = messages.toSorted((a, b) => Math.max(fails(a), PATIENT_FAILS) - Math.max(fails(b), PATIENT_FAILS));
  const waits: number[] = [];
  let isHeldBack = false;
  let faultOfOurs: unknown;
  for (const message of inOrder) {
    // What is to stand below waits for what is to stand above it.
    if (isHeldBack && ledger.get(message.key)?.activityId === undefined) continue;
    try {
      const outcome = await bring(pass, message);
      if (outcome.waitMs > 0) waits.push(outcome.waitMs);
      if (outcome.trouble === "wholeChat") break;
      isHeldBack ||= outcome.trouble === "passing" && fails(message) <= PATIENT_FAILS;
    } catch (error) {
      faultOfOurs ??= error;
    }
  }
  if (faultOfOurs !== undefined) throw faultOfOurs;
  return soonest(waits);
}

/** Of times to wait, of which 0 is none. */
function soonest(waits: readonly number[]): number {
  const later = waits.filter((ms) => ms > 0);
  return later.length === 0 ? 0 : Math.min(...later);
}
