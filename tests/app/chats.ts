/** The chats around one meeting, for tests of what is brought to stand in them. */
import { meetings } from "../../src/app/meetings.ts";
import type { DrawAnalysis } from "../../src/app/outbox.ts";
import { paceOf } from "../../src/app/pace.ts";
import type { Chat } from "../../src/app/ports.ts";
import { reconcile } from "../../src/app/reconcile.ts";
import type { KnownMeeting } from "../../src/meeting/state.ts";
import { as, type Played, play, type Step } from "../support/meeting.ts";
import { type Call, CHAT, fakeChats, fakeClock, fakeLedger, fakeMessenger, fakeStore } from "./fakes.ts";

export const PICTURE = { dataUri: "data:image/png;base64,AA==", alt: "Blome med utfordringa i midten" };

export const inChat = (call: { readonly chatId: string }) => call.chatId === CHAT.chatId;
/** What was done, and where. */
export const does = (calls: readonly Call[]) => calls.map((call) => [call.does, call.chatId]);

export const remind = as("leader", { type: "remind", reminder: "clock" });
export const bokmål = as("leader", { type: "setMålform", målform: "nb" });
/** Two things that show in the card of the first phase. */
export const appointed = as("leader", { type: "appointSecretary", personId: "per" });
export const withoutViddevakt = as("leader", { type: "goWithoutViddevakt" });

export function around(from: Played, known: readonly Chat[] = [CHAT]) {
  const store = fakeStore();
  const clock = fakeClock();
  const messages = fakeLedger();
  const messenger = fakeMessenger();
  const chats = fakeChats(...known);
  const real = { ms: 0 };
  const drawing: { draw: DrawAnalysis } = { draw: async () => PICTURE };
  let played = from;
  const newProcess = () => ({
    meetings: meetings(store, clock),
    chats,
    messages,
    messenger,
    clock,
    pace: paceOf(() => real.ms),
    drawAnalysis: (meeting: KnownMeeting) => drawing.draw(meeting),
  });
  let parts = newProcess();
  return {
    messages,
    messenger,
    chats,
    drawing,
    /** What happens in the meeting before the next look. */
    happens(...steps: readonly Step[]) {
      played = play(steps, played);
    },
    restart() {
      parts = newProcess();
    },
    /** What is sent when the chats are brought in line; `waitMs` is when to come back. A minute after the last look. */
    async look(laterMs = 60_000) {
      store.seed("m1", played);
      clock.nowMs = played.nowMs;
      real.ms += laterMs;
      const waitMs = await reconcile(parts, "m1");
      return { calls: messenger.taken(), waitMs };
    },
    /** The same, when it must be tried again: what was sent, and why. */
    async lookInVain() {
      const error = await this.look().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      return { calls: messenger.taken(), error };
    },
  };
}
