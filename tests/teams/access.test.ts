/** Who may do what from where: everything that can be opened, sent and pressed, by everybody, in every kind of chat. */
import { describe, expect, test } from "vitest";
import { submission } from "../../cards/submission.ts";
import { visibleTexts } from "../../src/meeting/afterwards/nameReview.ts";
import { buttonsOf } from "../support/forms.ts";
import { INFO, type Played } from "../support/meeting.ts";
import { account, botAt, CHATS, cases, everyone, MAY_SEND, PLACES, RETURN, ROLES, type Role } from "./everyAct.ts";
import { FORMS } from "./everyForm.ts";
import { dialogIn, execute, type Turns, task } from "./turns.ts";

function isDone(bot: Turns, at: Played): boolean {
  return bot
    .events()
    .slice(at.events.length)
    .some(({ type }) => type !== "participantReturned");
}

/** Everything of the meeting that somebody could read out of an answer. */
function secretsOf({ state }: Played): string[] {
  if (state.status === "none") throw new Error("there is a meeting");
  return [state.info.eining, ...state.people.map(({ name }) => name), ...visibleTexts(state)].filter((t) => t !== "");
}

test("everything that can be opened or sent is tried", () => {
  const verbs = cases.map(({ send }) => send.verb);
  const known = submission.options.map(({ shape }) => shape.verb.value);
  expect(known.filter((verb) => !verbs.includes(verb))).toEqual([]);
  for (const [dialog, expected] of Object.entries(MAY_SEND)) {
    const tried = FORMS.filter((form) => form.dialog === dialog && form.at !== undefined);
    expect([dialog, expected.length]).toEqual([dialog, tried.length]);
  }
});

describe.each(cases)("$name", ({ at, open, send, maySend, mayOpen = [] }) => {
  test.each(Object.entries(CHATS))("in %s", async (chat, where) => {
    const secrets = secretsOf(at);
    const isOver = at.state.status === "ended";
    const isPlace = PLACES.includes(chat);
    let bot = botAt(at);
    const could: Record<string, Role[]> = { open: [], send: [], press: [] };
    const learnt: string[] = [];
    for (const role of ROLES) {
      const mayRead = isPlace && (everyone.includes(role) || (RETURN.includes(role) && !isOver));
      const ways = {
        ...(open === undefined ? {} : { open: task("fetch", account(role), open) }),
        send: task("submit", account(role), send),
        press: execute(account(role), send),
        refresh: execute(account(role), { verb: "refresh", m: INFO.meetingId }),
        fetched: execute(account(role), { verb: "refresh", m: INFO.meetingId }, "automatic"),
      };
      for (const [way, activity] of Object.entries(ways)) {
        const answer = await bot.turn({ ...activity, ...where(role) });
        const isTaken = way === "open" ? buttonsOf(dialogIn(answer)).length > 0 : isDone(bot, at);
        if (isTaken) could[way]?.push(role);
        const text = JSON.stringify(answer ?? "");
        if (!mayRead) learnt.push(...secrets.filter((secret) => text.includes(secret)).map((s) => `${role}: ${s}`));
        if (mayRead && way === "refresh" && !chat.includes("private"))
          expect(secrets.some((s) => text.includes(s))).toBe(true);
        if (bot.events().length > at.events.length) bot = botAt(at);
      }
    }
    const here = (roles: readonly Role[]) => (isPlace ? roles : []);
    expect(could).toEqual({ open: here(mayOpen), send: here(maySend), press: here(maySend) });
    expect(learnt).toEqual([]);
  });
});
