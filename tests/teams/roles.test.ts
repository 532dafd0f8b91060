/** Who may start a meeting, by what Teams answers when it is asked for their role; over real HTTP. */
import { expect, test } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import { BotAdapter } from "../../src/teams/adapter.ts";
import { noIdentity } from "../../src/teams/identity.ts";
import { roster } from "../../src/teams/roster.ts";
import { translator } from "../../src/text/text.ts";
import { textsOf } from "../support/forms.ts";
import { INFO, PEOPLE } from "../support/meeting.ts";
import { type Answered, connectorStandIn } from "./connectorStandIn.ts";
import { dialogIn, message, task, turns, who } from "./turns.ts";

const nn = translator("nn");
const role = (name: unknown): Answered => ({ status: 200, body: { user: {}, meeting: { role: name } } });
const fault = (status: number, code: string): Answered => ({ status, body: { error: { code, message: "Nei." } } });

/** Somebody sends the form that starts a meeting, and Teams answers `answer` about their role, and `about` the meeting. */
async function starts(answer: Answered, about: Answered = { status: 500 }) {
  const standIn = await connectorStandIn();
  standIn.answer = ({ path }) => (path.includes("/participants/") ? answer : about);
  const logged: [string, object | undefined][] = [];
  const log = { info() {}, warn: (event: string, fields?: object) => void logged.push([event, fields]), error() {} };
  const { mayStart } = roster(new BotAdapter(noIdentity), log);
  const chat = { ...standIn.chat, teamsMeetingId: "MCMx" };
  const bot = turns({
    roster: {
      members: async () => [...PEOPLE],
      member: async () => undefined,
      mayStart: (_chat, personId) => mayStart(chat, personId),
    },
  });
  const { chatId: _chat, meetingId: _meeting, ...form } = INFO;
  const answered = await bot.turn(task("submit", who("leader"), { verb: "start", ...form }));
  const started = bot.events().length > 0;
  const { asked } = standIn;
  return { bot, logged, started, asked, told: started ? "" : textsOf(dialogIn(answered)).join(" ") };
}

test.each(["Organizer", "presenter"])("%s: they may", async (name) => {
  const { started, asked, logged } = await starts(role(name));
  expect(started).toBe(true);
  expect(asked.map(({ path }) => path)).toEqual(["/v1/meetings/MCMx/participants/leader?tenantId=tenant"]);
  expect(logged).toEqual([]);
});

test.each<[string, Answered]>([
  ["an attendee", role("Attendee")],
  ["somebody who is no participant of the meeting", fault(404, "NotFound")],
])("%s may not, and is told who may", async (_who, answer) => {
  const { started, told, logged } = await starts(answer);
  expect(started).toBe(false);
  expect(told).toContain(nn("refusal.notOrganizer"));
  expect(logged).toEqual([]);
});

test("the organizer may also where Teams knows no participants any more, since the meeting has expired", async () => {
  const organizedBy = (aadObjectId: string): Answered => ({
    status: 200,
    body: { details: {}, organizer: { id: "29:somebody", aadObjectId } },
  });
  expect((await starts(fault(404, "NotFound"), organizedBy("leader"))).started).toBe(true);
  expect((await starts(fault(404, "NotFound"), organizedBy("per"))).told).toContain(nn("refusal.notOrganizer"));
});

test.each<[string, Answered, string]>([
  ["the app has no consent to see roles", fault(403, "InsufficientPrivileges"), "InsufficientPrivileges"],
  ["the bot is not in the roster", fault(403, "BotNotInConversationRoster"), "BotNotInConversationRoster"],
  ["Teams can't make sense of the question", fault(400, "BadArgument"), "BadArgument"],
  ["Teams does not do that here", { status: 501 }, "http501"],
  ["Teams tells no role", role(undefined), "noRole"],
])("they may where %s, for nobody must be locked out; and it is logged", async (_why, answer, reason) => {
  const { started, logged } = await starts(answer);
  expect(started).toBe(true);
  expect(logged).toEqual([["roster.rolesUnknown", { reason }]]);
});

test.each<[string, Answered]>([
  ["500", fault(500, "ServiceError")],
  ["503", { status: 503 }],
  ["429", { status: 429 }],
  ["a page of a proxy's", { status: 200, text: "<html>" }],
  ["no answer but a cut line", "reset"],
])(
  "with %s they are asked kindly to send it again, with what they wrote, and nothing is decided",
  async (_what, answer) => {
    const { bot, started, told, logged } = await starts(answer);
    expect(started).toBe(false);
    expect(told).toContain(nn("bot.form.notStored"));
    expect(logged).toEqual([]);
    expect(bot.logged).toMatchObject([{ level: "warn", event: "turn.failed", fields: { error: Unreachable.name } }]);
    await bot.turn(message(who("leader"), `start ${INFO.eining}: ${INFO.topic}`));
    expect(bot.messenger.said).toEqual([nn("bot.fault")]);
  },
);
