/** The chats around one meeting, for tests of what is brought to stand in them. */

import { type Draws, noPictures } from "../../src/app/meeting/draws.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { meetingOutbox, peopleWritten } from "../../src/app/meeting/outbox.ts";
import { meetingStream } from "../../src/app/meeting/stream.ts";
import type { Chat } from "../../src/app/ports/chats.ts";
import type { PersonalApps } from "../../src/app/ports/people.ts";
import { reconcile } from "../../src/app/reconcile.ts";
import type { RenderJob } from "../../src/meeting/jobs.ts";
import type { KnownMeeting } from "../../src/meeting/state.ts";
import { as, type Played, play, type Step } from "../support/meeting.ts";
import { type Call, CHAT, fakeChats, fakeClock, fakeLedger, fakeMessenger, fakeStore, quiet } from "./fakes.ts";

export const PICTURE = { dataUri: "data:image/png;base64,AA==", alt: "Blome med utfordringa i midten" };

export const inChat = (call: { readonly chatId: string }) => call.chatId === CHAT.chatId;
/** What was done, and where. */
export const does = (calls: readonly Call[]) => calls.map((call) => [call.does, call.chatId]);

export const remind = as("leader", { type: "remind", reminder: "clock" });
export const bokmål = as("leader", { type: "setMålform", målform: "nb" });
/** Two things that show in the card of the first phase. */
export const appointed = as("leader", { type: "appointSecretary", personId: "per" });
export const withoutViddevakt = as("leader", { type: "goWithoutViddevakt" });

interface Options {
  readonly targetedMessages?: boolean;
  readonly personalApps?: PersonalApps;
}

export function around(from: Played, known: readonly Chat[] = [CHAT], options: Options = {}) {
  const store = fakeStore();
  const clock = fakeClock();
  const messages = fakeLedger();
  const messenger = fakeMessenger();
  const chats = fakeChats(...known);
  const real = { ms: 0 };
  const drawing: { draw: Draws["analysis"] } = { draw: async () => PICTURE };
  const met = new Set<string>();
  let played = from;
  const newProcess = () => ({
    meetings: meetings(store, clock),
    chats,
    messages,
    messenger,
    clock,
    realMs: () => real.ms,
    draws: { ...noPictures, analysis: (meeting: KnownMeeting) => drawing.draw(meeting) },
    log: quiet,
    targetedMessages: false,
    ...options,
  });
  let parts = newProcess();
  return {
    messages,
    messenger,
    chats,
    drawing,
    realMs: () => real.ms,
    /** What happens in the meeting before the next look. */
    happens(...steps: readonly Step[]) {
      played = play(steps, played);
    },
    becomes(next: Played) {
      played = next;
    },
    restart() {
      parts = newProcess();
    },
    /**
     * What is sent when the chats are brought in line, the meeting's and then the private ones; `waitMs` is when to come
     * back. A minute after the last look.
     */
    async look(laterMs = 60_000, look?: RenderJob["look"]) {
      store.seed("m1", played);
      clock.nowMs = played.nowMs;
      real.ms += laterMs;
      const waits: number[] = [];
      const render = async (job: RenderJob) => {
        const { personId } = job;
        const meeting = await parts.meetings.find(job.meetingId);
        const outbox = meeting && meetingOutbox(meeting, clock.now(), parts.draws);
        const left = await reconcile(parts, outbox, { stream: meetingStream(job.meetingId), personId, look });
        waits.push(left.waitMs);
        return left.callInChat;
      };
      let fault: unknown;
      const { state } = played;
      const people = state.status === "none" ? [] : [...new Set([...met, ...peopleWritten(state, played.nowMs)])];
      for (const id of people) met.add(id);
      for (const personId of [undefined, ...people]) {
        const job = { kind: "render", meetingId: "m1", ...(personId === undefined ? {} : { personId }) } as const;
        try {
          if (await render(job)) await render({ kind: "render", meetingId: "m1" });
        } catch (error) {
          fault ??= error;
        }
      }
      if (fault !== undefined) throw fault;
      const later = waits.filter((ms) => ms > 0);
      return { calls: messenger.taken(), waitMs: later.length === 0 ? 0 : Math.min(...later) };
    },
    /** The same, when a fault of ours comes in between: what was sent, and why. */
    async lookInVain() {
      const error = await this.look().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      return { calls: messenger.taken(), error };
    },
  };
}
