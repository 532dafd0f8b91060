import { describe, expect, it } from "vitest";
import { followerAggregate } from "../../../src/app/followers/aggregate.ts";
import { Unreachable } from "../../../src/errors.ts";
import type { Party } from "../../../src/stafettlogg/parties.ts";
import type { TiltakBody } from "../../../src/stafettlogg/tiltak.ts";
import { CRAFT_CODES } from "../../../src/stafettlogg/tiltak.ts";
import { BACKOFF } from "../../../src/store/retry.ts";
import { EVALUATE, SCHOOL_NOW, TILTAK } from "../../support/entry.ts";
import { personalChat } from "../fakes.ts";
import { world } from "./world.ts";

const at = (text: string, offset = "+01:00") => Date.parse(`${text.replace(" ", "T")}:00${offset}`);
const START_MS = at("2027-01-11 12:00");
const KARI: Party = { kind: "person", person: { name: "Kari Lærar", personId: "kari" } };
const OLA = { name: "Ola Vikar", email: "ola@kommune.example" } as const;
const body = (fields: Partial<TiltakBody> = {}): TiltakBody => ({
  ...TILTAK,
  responsible: [KARI],
  startBy: "2027-01-12",
  evaluateBy: "2027-02-09",
  ...fields,
});
const add = (tiltak: TiltakBody = body()) => ({ type: "addTiltak", tiltak, kept: CRAFT_CODES, by: "leader" }) as const;

type World = ReturnType<typeof world>;
const shown = (ms: number) => new Date(ms).toLocaleString("sv-SE", { timeZone: "Europe/Oslo" }).slice(0, 16);

/** What is posted, to whom and when. */
function watched(options: Partial<Parameters<typeof world>[0]> = {}) {
  const school = world({ startMs: START_MS, ...options });
  const posted: string[] = [];
  const fault = school.messenger.fault;
  school.messenger.fault = async (call) => {
    await fault(call);
    if (call.does === "post") posted.push(`${shown(school.clock.nowMs)} ${call.chatId}`);
  };
  return { school, posted };
}

async function withTiltak(school: World, ...tiltak: readonly TiltakBody[]) {
  await school.open("e1");
  for (const one of tiltak) await school.ask("e1", add(one));
}

/** Its first mail comes to nothing, and waits to be tried again. Gives when mails were tried. */
async function triedInVain(school: World, untilMs: number): Promise<readonly string[]> {
  const tried: string[] = [];
  school.mailer.fault = () => {
    tried.push(shown(school.clock.nowMs));
    if (tried.length === 1) throw new Unreachable("unreachable", { permanent: false });
  };
  await expect(school.until(untilMs)).rejects.toBeInstanceOf(Unreachable);
  return tried;
}

/** The same as `until`, where what fails is tried again as the queue does it, as often as a mail may be. */
async function patiently(school: World, untilMs: number) {
  const { retries } = followerAggregate.queued({ kind: "mail", followerId: "ola", number: 1 });
  for (let tries = 0; tries <= retries; tries += 1) {
    const isThrough = await school.until(untilMs).then(
      () => true,
      () => false,
    );
    if (isThrough) return;
    const seconds = Math.min(BACKOFF.retryDelayMax, BACKOFF.retryDelay * 2 ** tries);
    school.sleepUntil(school.clock.nowMs + seconds * 1000);
  }
}

const wordsOf = (school: World) => JSON.stringify(school.messenger.calls.at(-1)?.message?.card);

describe("who sees to a tiltak", () => {
  it("is told at eight, at each step of its way, and the leader at last", async () => {
    const { school, posted } = watched();
    await withTiltak(school, body());
    await school.until(at("2027-06-01 12:00", "+02:00"));
    expect(posted).toEqual([
      "2027-01-12 08:00 a:kari",
      "2027-02-05 08:00 a:kari",
      "2027-02-09 08:00 a:kari",
      "2027-02-16 08:00 a:kari",
      "2027-02-23 08:00 a:kari",
      "2027-03-02 08:00 a:kari",
      "2027-03-09 08:00 a:leader",
    ]);
  });

  it("is told of all that is due in one card, which makes itself heard and says nothing of it in the feed", async () => {
    const { school, posted } = watched();
    await withTiltak(school, body(), body({ text: "Leseleik i småtrinnet" }));
    await school.until(at("2027-01-12 12:00"));
    expect(posted).toEqual(["2027-01-12 08:00 a:kari"]);
    expect(wordsOf(school)).toMatch(/Leikekassar.*Leseleik/);
    expect(school.messenger.calls.at(-1)).toMatchObject({ text: "Du har ei påminning", manner: { alert: "feed" } });
  });

  it("opens the evaluation from the card, when it has begun, where they may write it", async () => {
    const form = '"dialog":"entryEvaluate","e":"e1","id":"t1"';
    const own = watched();
    await withTiltak(own.school, body());
    await own.school.until(at("2027-01-12 12:00"));
    expect(wordsOf(own.school)).toContain(form);
    const group = watched();
    await withTiltak(group.school, body({ responsible: [{ kind: "group", groupId: "trinn6", name: "6. trinn" }] }));
    await group.school.until(at("2027-01-12 12:00"));
    expect(group.posted).toEqual(["2027-01-12 08:00 a:kari"]);
    expect(wordsOf(group.school)).not.toContain(form);
  });

  it("is told at once of what is due, when school is on, and else the next school morning", async () => {
    const late = watched({ startMs: at("2027-01-15 17:30") });
    await withTiltak(late.school, body({ startBy: "2027-01-15" }));
    await late.school.until(at("2027-01-19 12:00"));
    expect(late.posted).toEqual(["2027-01-18 08:00 a:kari"]);
    const noon = watched({ startMs: at("2027-01-15 12:10") });
    await withTiltak(noon.school, body({ startBy: "2027-01-15" }));
    await noon.school.until(at("2027-01-19 12:00"));
    expect(noon.posted).toEqual(["2027-01-15 12:10 a:kari"]);
  });

  it("is told tomorrow of what comes when they have been told today", async () => {
    const { school, posted } = watched();
    await withTiltak(school, body());
    await school.until(at("2027-01-12 09:00"));
    await school.ask("e1", add(body({ text: "Noko anna" })));
    await school.until(at("2027-01-13 09:00"));
    expect(posted).toEqual(["2027-01-12 08:00 a:kari", "2027-01-13 08:00 a:kari"]);
  });

  it("is told the latest, once, when nothing ran for weeks", async () => {
    const { school, posted } = watched();
    await withTiltak(school, body());
    await school.until(at("2027-01-13 12:00"));
    school.sleepUntil(at("2027-02-20 11:00"));
    await school.until(at("2027-02-22 12:00"));
    expect(posted).toEqual(["2027-01-12 08:00 a:kari", "2027-02-22 08:00 a:kari"]);
  });

  it("is told after days off that were set meanwhile", async () => {
    const { school, posted } = watched();
    await withTiltak(school, body());
    const daysOff = [{ from: "2027-01-12", to: "2027-01-13", words: "Planleggingsdagar" }];
    school.becomes({ ...SCHOOL_NOW, daysOff });
    await school.until(at("2027-01-20 12:00"));
    expect(posted).toEqual(["2027-01-14 08:00 a:kari"]);
  });

  it("is told nothing more when it is evaluated, and the card that stands says so in silence", async () => {
    const { school, posted } = watched();
    await withTiltak(school, body());
    await school.until(at("2027-02-09 12:00"));
    school.messenger.taken();
    await school.ask("e1", { ...EVALUATE, by: "leader" });
    await school.until(at("2027-06-01 12:00", "+02:00"));
    expect(posted).toHaveLength(3);
    expect(school.messenger.calls.map(({ does }) => does)).toEqual(["update"]);
    expect(wordsOf(school)).toContain("Tiltaket er evaluert.");
  });

  it("is told of the new day when the evaluation is moved", async () => {
    const { school, posted } = watched();
    await withTiltak(school, body());
    await school.until(at("2027-02-09 12:00"));
    await school.ask("e1", {
      type: "moveEvaluation",
      id: "t1",
      evaluateBy: "2027-03-09",
      reason: "Vi treng litt meir tid",
      by: "leader",
    });
    await school.until(at("2027-03-09 12:00"));
    expect(posted.slice(3)).toEqual(["2027-03-05 08:00 a:kari", "2027-03-09 08:00 a:kari"]);
  });

  it("is told nothing more when somebody else has got it, who is told instead", async () => {
    const { school, posted } = watched();
    await withTiltak(school, body());
    await school.until(at("2027-01-20 12:00"));
    const siri: Party = { kind: "person", person: { name: "Siri Lærar", personId: "siri" } };
    const tiltak = body({ responsible: [siri] });
    await school.ask("e1", { type: "changeTiltak", id: "t1", tiltak, kept: CRAFT_CODES, by: "leader" });
    await school.until(at("2027-02-09 12:00"));
    expect(posted.slice(1).every((line) => line.endsWith("a:siri"))).toBe(true);
    expect(posted.slice(1)).toHaveLength(3);
  });

  it("finds no card of an older digest with buttons", async () => {
    const { school } = watched();
    await withTiltak(school, body());
    await school.until(at("2027-02-05 12:00"));
    const older = school.messenger.calls.filter(
      ({ does, activityId }) => does === "update" && activityId === "activity:1",
    );
    expect(older.at(-1)?.text).toBe("Det står ei nyare påminning lenger nede.");
    expect(JSON.stringify(older.at(-1)?.message?.card)).not.toContain("Action.");
  });
});

describe("a digest that Teams did not take, or not for certain", () => {
  it("is not posted again where nobody answered, and what it said is told the next school day", async () => {
    const { school, posted } = watched();
    await withTiltak(school, body({ startBy: "2027-01-15" }));
    const fault = school.messenger.fault;
    let isLost = true;
    school.messenger.fault = async (call) => {
      await fault(call);
      if (isLost && call.does === "post")
        throw new Unreachable("timeout", { permanent: false, mayHaveArrived: true, noAnswer: true });
    };
    await school.until(at("2027-01-15 15:59"));
    isLost = false;
    expect(posted).toEqual(["2027-01-15 08:00 a:kari"]);
    await school.until(at("2027-01-18 12:00"));
    expect(posted).toEqual(["2027-01-15 08:00 a:kari", "2027-01-18 08:00 a:kari"]);
  });

  it("comes when Teams says no at first", async () => {
    const { school, posted } = watched();
    await withTiltak(school, body());
    const fault = school.messenger.fault;
    let refused = 2;
    school.messenger.fault = async (call) => {
      if (call.does === "post" && refused-- > 0) throw new Unreachable("http503", { permanent: false });
      await fault(call);
    };
    await school.until(at("2027-01-12 12:00"));
    expect(posted).toHaveLength(1);
  });

  it("comes the next school morning when Teams says no until school is out", async () => {
    const { school, posted } = watched();
    await withTiltak(school, body({ startBy: "2027-01-15" }));
    const fault = school.messenger.fault;
    school.messenger.fault = async (call) => {
      if (school.clock.nowMs < at("2027-01-15 18:00")) throw new Unreachable("http503", { permanent: false });
      await fault(call);
    };
    await school.until(at("2027-01-19 12:00"));
    expect(posted).toEqual(["2027-01-18 08:00 a:kari"]);
  });

  it("is not posted again when its card is gone and something happens", async () => {
    const { school, posted } = watched();
    await withTiltak(school, body());
    await school.until(at("2027-01-12 20:00"));
    const fault = school.messenger.fault;
    school.messenger.fault = async (call) => {
      if (call.does === "update") throw new Unreachable("gone", { permanent: true, about: "message" });
      await fault(call);
    };
    await school.ask("e1", { ...EVALUATE, by: "leader" });
    await school.until(at("2027-01-20 12:00"));
    expect(posted).toEqual(["2027-01-12 08:00 a:kari"]);
  });
});

describe("who is not in Teams", () => {
  const byMail = body({ responsible: [{ kind: "person", person: OLA }] });
  const calendarIn = (school: World) =>
    school.mailer.mails.map(({ attachments }) => attachments.map(({ content }) => new TextDecoder().decode(content)));
  const lines = (ics: string | undefined, name: string) =>
    ics?.split("\r\n").filter((line) => line.startsWith(name)) ?? [];

  it("gets a mail with the day of the evaluation for the calendar, and nothing of it in subject and calendar", async () => {
    const { school, posted } = watched();
    await withTiltak(school, byMail);
    await school.until(at("2027-01-12 12:00"));
    expect(posted).toEqual([]);
    const [mail] = school.mailer.mails;
    expect(mail).toMatchObject({ to: { address: OLA.email }, subject: "Påminning om tiltak, Fjordglytt skule" });
    expect(mail?.text).toContain("Leikekassar");
    expect(mail?.attachments[0]?.contentType).toContain("method=REQUEST");
    const [[ics] = []] = calendarIn(school);
    expect(lines(ics, "DTSTART")).toEqual(["DTSTART;VALUE=DATE:20270209"]);
    expect(lines(ics, "SEQUENCE")).toEqual(["SEQUENCE:0"]);
    expect(ics).not.toContain("Leikekassar");
  });

  it("is told when it is moved, and when it is over; in the calendar under the same id and a higher number", async () => {
    const { school } = watched();
    await withTiltak(school, byMail);
    await school.until(at("2027-01-12 12:00"));
    const moved = {
      type: "moveEvaluation",
      id: "t1",
      evaluateBy: "2027-03-09",
      reason: "Meir tid",
      by: "leader",
    } as const;
    await school.ask("e1", moved);
    await school.until(at("2027-01-14 12:00"));
    await school.ask("e1", { ...EVALUATE, by: "leader" });
    await school.until(at("2027-06-01 12:00", "+02:00"));
    expect(school.mailer.mails.map(({ text }) => /9\. \w+ 2027|ikkje på deg/.exec(text)?.[0])).toEqual([
      "9. februar 2027",
      "9. mars 2027",
      "ikkje på deg",
    ]);
    const files = calendarIn(school).flat();
    expect(files.flatMap((ics) => lines(ics, "METHOD"))).toEqual(["METHOD:REQUEST", "METHOD:REQUEST", "METHOD:CANCEL"]);
    expect(files.flatMap((ics) => lines(ics, "SEQUENCE"))).toEqual(["SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:2"]);
    expect(files.flatMap((ics) => lines(ics, "DTSTART;")).at(1)).toContain("20270309");
    expect(new Set(files.flatMap((ics) => lines(ics, "UID"))).size).toBe(1);
  });

  it.each(["2027-02-09", "2027-03-09"])(
    "is told that another has it now, and nothing of what it is since, also when it is evaluated on %s",
    async (evaluateBy) => {
      const { school } = watched();
      await withTiltak(school, byMail);
      await school.until(at("2027-01-12 12:00"));
      const tiltak = body({ text: "Heilt andre ord", responsible: [KARI], evaluateBy });
      await school.ask("e1", { type: "changeTiltak", id: "t1", tiltak, kept: CRAFT_CODES, by: "leader" });
      await school.until(at("2027-06-01 12:00", "+02:00"));
      const [, ...later] = school.mailer.mails;
      expect(later).toHaveLength(1);
      expect(later[0]?.text).toMatch(/^Hei! Fjordglytt skule .*Dette ventar ikkje på deg lenger/s);
      expect(later[0]?.text).not.toContain("andre ord");
      expect(lines(calendarIn(school)[1]?.[0], "METHOD")).toEqual(["METHOD:CANCEL"]);
    },
  );

  it("gets no mail outside the domains that mail goes to without asking", async () => {
    const outside: Party = { kind: "person", person: { name: "Per Privat", email: "per@gmail.example" } };
    const { school } = watched();
    await withTiltak(school, body({ responsible: [outside] }), byMail);
    await school.until(at("2027-01-12 12:00"));
    expect(school.mailer.mails.map(({ to }) => to.address)).toEqual([OLA.email]);
  });

  it("gets the same mail once, though its first try came to nothing", async () => {
    const { school } = watched();
    await withTiltak(school, byMail);
    const ids: string[] = [];
    school.mailer.fault = ({ messageId }) => {
      ids.push(messageId);
      if (ids.length === 1) throw new Unreachable("unreachable", { permanent: false });
    };
    await expect(school.until(at("2027-01-12 12:00"))).rejects.toBeInstanceOf(Unreachable);
    const followerId = school.store.changes.at(-1)?.stream.replace("follower/", "") ?? "";
    expect((await school.followers.find(followerId)).mailed).toBe(0);
  });

  it("gets the mail the next school morning, as things are by then, where it could not go until school was out", async () => {
    const { school } = watched();
    await withTiltak(school, { ...byMail, startBy: "2027-01-15" });
    const tried = await triedInVain(school, at("2027-01-15 12:00"));
    school.sleepUntil(at("2027-01-15 16:01"));
    await school.until(at("2027-01-19 12:00"));
    expect(tried).toEqual(["2027-01-15 08:00", "2027-01-18 08:00"]);
    expect(school.mailer.mails).toHaveLength(1);
    expect(school.mailer.mails[0]?.text).not.toContain("i dag");
  });

  it("gets the mail also where it is refused for most of the school day", async () => {
    const { school } = watched();
    await withTiltak(school, byMail);
    school.mailer.fault = () => {
      if (school.clock.nowMs < at("2027-01-12 14:30")) throw new Unreachable("http503", { permanent: false });
    };
    await patiently(school, at("2027-01-12 16:00"));
    expect(school.mailer.mails).toHaveLength(1);
  });

  it("gets one mail the next school morning where it is refused until school is out", async () => {
    const { school } = watched();
    await withTiltak(school, { ...byMail, startBy: "2027-01-15" });
    school.mailer.fault = () => {
      if (school.clock.nowMs < at("2027-01-15 18:00")) throw new Unreachable("http503", { permanent: false });
    };
    await patiently(school, at("2027-01-18 07:59"));
    expect(school.mailer.mails).toEqual([]);
    await school.until(at("2027-01-18 08:00"));
    expect(school.mailer.mails).toHaveLength(1);
  });

  it("gets the mail as things are, also where nothing ran for days before it could go", async () => {
    const { school } = watched();
    await withTiltak(school, { ...byMail, startBy: "2027-01-15" });
    await triedInVain(school, at("2027-01-15 12:00"));
    school.sleepUntil(at("2027-01-18 10:00"));
    await school.until(at("2027-01-19 12:00"));
    expect(school.mailer.mails).toHaveLength(1);
    expect(school.mailer.mails[0]?.text).not.toContain("i dag");
  });

  it("gets no mail of what is evaluated before it could go", async () => {
    const { school } = watched();
    await withTiltak(school, { ...byMail, startBy: "2027-01-15" });
    await triedInVain(school, at("2027-01-15 12:00"));
    school.sleepUntil(at("2027-01-15 16:01"));
    await school.until(at("2027-01-15 17:00"));
    await school.ask("e1", { ...EVALUATE, by: "leader" });
    await school.until(at("2027-01-19 12:00"));
    expect(school.mailer.mails).toEqual([]);
  });

  it("gets one mail of all there is to tell, where the first one waits and something is new meanwhile", async () => {
    const { school } = watched();
    await withTiltak(school, { ...byMail, startBy: "2027-01-15" });
    let tries = 0;
    school.mailer.fault = async () => {
      tries += 1;
      if (tries === 1) await school.ask("e1", add({ ...byMail, startBy: "2027-01-15", text: "Leseleik" }));
      if (school.clock.nowMs < at("2027-01-15 18:00")) throw new Unreachable("unreachable", { permanent: false });
    };
    for (let tried = 0; tried < 3; tried += 1) await school.until(at("2027-01-15 12:00")).catch(() => {});
    school.sleepUntil(at("2027-01-15 16:01"));
    await school.until(at("2027-01-19 12:00"));
    expect(school.mailer.mails.map(({ text }) => /Leikekassar.*Leseleik/s.test(text))).toEqual([true]);
  });

  it("gets today's mail also where yesterday's still waits for its turn", () => {
    const key = (number: number) => followerAggregate.queued({ kind: "mail", followerId: "ola", number }).key;
    expect(key(2)).not.toBe(key(1));
    expect(key(2)).toBe(key(2));
  });

  describe("and has a chat that takes nothing, and a mail that waits for the next school morning,", () => {
    async function waiting() {
      const { school, posted } = watched({ chats: [personalChat("leader"), personalChat("ola")] });
      const { fault } = school.messenger;
      let isBlocked = true;
      school.messenger.fault = async (call) => {
        const isTheirs = call.chatId === "a:ola" && call.does === "post";
        if (isBlocked && isTheirs) throw new Unreachable("blocked", { permanent: true, about: "person" });
        await fault(call);
      };
      const unblock = async () => {
        isBlocked = false;
        await school.chats.remember(personalChat("ola"));
      };
      let tries = 0;
      school.mailer.fault = () => {
        tries += 1;
        if (tries === 1) throw new Unreachable("unreachable", { permanent: false });
      };
      const sentTo = { ...OLA, personId: "ola" };
      await withTiltak(school, body({ startBy: "2027-01-15", responsible: [{ kind: "person", person: sentTo }] }));
      await school.until(at("2027-01-15 12:00")).catch(() => {});
      expect(tries).toBe(1);
      school.sleepUntil(at("2027-01-15 16:01"));
      await school.until(at("2027-01-15 17:00"));
      return { school, posted, unblock };
    }

    it("is told once, in the chat, where that takes it again by then", async () => {
      const { school, posted, unblock } = await waiting();
      await unblock();
      await school.ask("e1", add(body({ startBy: "2027-01-25" })));
      await school.until(at("2027-01-19 12:00"));
      expect(posted).toEqual(["2027-01-18 08:00 a:ola"]);
      expect(school.mailer.mails).toEqual([]);
    });

    it("is told nothing once they have turned it off", async () => {
      const { school } = await waiting();
      await school.followers.handle("ola", { type: "turnOff", by: "ola" });
      await school.until(at("2027-01-19 12:00"));
      expect(school.mailer.mails).toEqual([]);
    });
  });

  it("is one who has no private chat with the bot, and an address", async () => {
    const { school, posted } = watched({ chats: [personalChat("leader")] });
    await withTiltak(school, body({ responsible: [{ kind: "person", person: { ...OLA, personId: "ola" } }] }));
    await school.until(at("2027-01-12 12:00"));
    expect(posted).toEqual([]);
    expect(school.mailer.mails.map(({ to }) => to.address)).toEqual([OLA.email]);
  });

  it("is told once, by mail, where their chat takes nothing, whatever happens after school", async () => {
    const { school, posted } = watched({ chats: [personalChat("leader"), personalChat("ola")] });
    school.messenger.fault = async ({ chatId, does }) => {
      if (chatId === "a:ola" && does === "post") throw new Unreachable("blocked", { permanent: true, about: "person" });
    };
    const sentTo = { ...OLA, personId: "ola" };
    await withTiltak(school, body({ responsible: [{ kind: "person", person: sentTo }] }));
    await school.until(at("2027-01-12 20:00"));
    school.messenger.fault = async () => undefined;
    await school.ask("e1", add(body({ startBy: "2027-01-25" })));
    await school.until(at("2027-01-15 12:00"));
    expect(posted).toEqual([]);
    expect(school.mailer.mails.map(({ to }) => to.address)).toEqual([OLA.email]);
  });
});
