import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import { account } from "../../src/teams/account.ts";
import { translator } from "../../src/text/text.ts";
import { entryOf, opened } from "../support/entry.ts";
import { textsOf } from "../support/forms.ts";
import { INFO, PEOPLE } from "../support/meeting.ts";
import { activity, dialogIn, task, turns, who } from "./turns.ts";

const nn = translator("nn");
const { chatId: _chat, meetingId: _meeting, ...FORM } = INFO;
const START = { verb: "start", ...FORM };
const GROUP = { channelData: {}, conversation: { id: "19:group", conversationType: "groupChat", isGroup: true } };

const started = async (bot: ReturnType<typeof turns>) => {
  const answer = await bot.turn(task("submit", who("leader"), START));
  return bot.events().length > 0 ? "started" : textsOf(dialogIn(answer)).join(" ");
};

describe("a meeting is started", () => {
  test("with the domains that mail goes to: the sender's, and those of the organisation's own people", async () => {
    const members = PEOPLE.map((p) => {
      if (p.id === "kari") return { ...p, email: "kari@ppt.example" };
      return p.id === "per" ? { ...p, email: "per@privat.example", guest: true as const } : p;
    });
    const bot = turns({ members, starting: { senderDomain: "post.kommune.example" } });
    expect(await started(bot)).toBe("started");
    expect((await bot.meeting())?.info.mailDomains).toEqual(["post.kommune.example", "kommune.example", "ppt.example"]);
  });

  test("with the domains that are configured, where they are", async () => {
    const bot = turns({ starting: { recipientDomains: ["kommune.example"] } });
    await started(bot);
    expect((await bot.meeting())?.info.mailDomains).toEqual(["kommune.example"]);
  });

  test("with the words that are no child at the school, by those who work there; under its name alone nobody learns them", async () => {
    const before = async (id: string, school: Parameters<typeof turns>[0]) => {
      const bot = turns({ spared: ["Solbakken"], ...school });
      await bot.turn(task("submit", who(id), { ...START, eining: "Fjordglytt skule" }));
      const [started] = bot.events();
      return started?.type === "meetingStarted" ? (started.sparedBefore ?? []) : undefined;
    };
    const setUp = { entries: [entryOf(opened)] };
    expect(await before("leader", setUp)).toEqual(["Solbakken"]);
    expect(await before("kari", setUp)).toEqual([]);
    // Where nobody has set the school up its name is all there is.
    expect(await before("kari", {})).toEqual(["Solbakken"]);
  });

  test("by the same person as often as the limit says within a day, and no more", async () => {
    expect(await started(turns({ startedToday: LIMITS.meetingsADay - 1 }))).toBe("started");
    expect(await started(turns({ startedToday: LIMITS.meetingsADay }))).toContain(
      nn("refusal.tooManyMeetings", { limit: LIMITS.meetingsADay }),
    );
  });

  test("by nobody who is a guest, who is told so when they open the form", async () => {
    const members = PEOPLE.map((p) => (p.id === "leader" ? { ...p, guest: true as const } : p));
    const bot = turns({ members });
    const opened = await bot.turn(task("fetch", who("leader"), { dialog: "start" }));
    expect(textsOf(dialogIn(opened))).toEqual([nn("refusal.guestCantLead")]);
    expect(await started(bot)).toContain(nn("refusal.guestCantLead"));
  });

  test("in a chat without a Teams meeting only where that is not turned off", async () => {
    const only = () => turns({ starting: { onlyTeamsMeetings: true } });
    const words = nn("refusal.teamsMeetingNeeded");
    expect(await started(only())).toBe("started");
    const inGroup = { ...task("submit", who("leader"), START), ...GROUP };
    const bot = only();
    expect(textsOf(dialogIn(await bot.turn(inGroup))).join(" ")).toContain(words);
    const opened = await bot.turn({ ...task("fetch", who("leader"), { dialog: "start" }), ...GROUP });
    expect(textsOf(dialogIn(opened))).toEqual([words]);
    await bot.turn({ ...activity(who("leader"), { type: "message", text: "start" }), ...GROUP });
    expect(bot.messenger.said).toEqual([words]);
    const anywhere = turns();
    await anywhere.turn(inGroup);
    expect(anywhere.events()).not.toEqual([]);
  });
});

describe("an account in the roster", () => {
  const read = (fields: object) => account.parse({ id: "29:1", objectId: "o1", name: "Kari", ...fields });

  test("has the address that is told, the user name for want of one, and never a guest's user name", () => {
    expect(read({ email: "kari@kommune.no", userPrincipalName: "kn12@kommune.no" })).toMatchObject({
      email: "kari@kommune.no",
    });
    const guessed = read({ userPrincipalName: "kn12@kommune.no" });
    expect(guessed).toMatchObject({ email: "kn12@kommune.no", emailGuessed: true });
    const guest = read({
      email: "per_x.no#EXT#@k.onmicrosoft.com",
      userPrincipalName: "per_x.no#EXT#@k.onmicrosoft.com",
    });
    expect(guest).toMatchObject({ guest: true });
    expect(guest).not.toHaveProperty("email");
  });
});
