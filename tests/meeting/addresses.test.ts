import { describe, expect, it } from "vitest";
import { isOutside, parseAddress } from "../../src/meeting/addresses.ts";
import { recipientsOf } from "../../src/meeting/afterwards/recipients.ts";
import { effects } from "../../src/meeting/effects.ts";
import { type Participant, SYSTEM } from "../../src/meeting/people.ts";
import {
  approved,
  as,
  completedMeeting,
  endedOf,
  INFO,
  meetingIn,
  type Played,
  play,
  WITHOUT_APP,
} from "../support/meeting.ts";
import { given } from "./dsl.ts";

describe("an address", () => {
  it.each([
    ["kari.nordmann+bti@skule.kommune.no", "kari.nordmann+bti@skule.kommune.no"],
    [" Kari@Kommune.NO ", "Kari@kommune.no"],
    ["o'brien@kommune.no", "o'brien@kommune.no"],
    ["post@ås.kommune.no", "post@xn--s-1fa.kommune.no"],
    ["post@9.no", "post@9.no"],
  ])("is taken: %s", (typed, address) => {
    expect(parseAddress(typed)).toBe(address);
  });

  it.each([
    "",
    "kari",
    "@kommune.no",
    "kari@",
    "kari@kommune",
    "kari@10.0.0.1",
    "kari@[10.0.0.1]",
    "kari@kommune.no.",
    "kari@-kommune.no",
    "kari@kom mune.no",
    "kari@kommune.no:8080",
    "kari@kommune.no/../x",
    "kari@kommune.no?x",
    "kari@kommune.no#x",
    "kari@%6bommune.no",
    "kari@a@kommune.no",
    "kari@kommune.no,ola@avisa.example",
    "kari@kommune.no;ola@avisa.example",
    "Kari <kari@kommune.no>",
    '"kari"@kommune.no',
    "kommune:kari@kommune.no;",
    "kari@kommune.no:group;",
    ".kari@kommune.no",
    "ka..ri@kommune.no",
    "ka ri@kommune.no",
    "kåre@kommune.no",
    "kari\0@kommune.no",
    "kari@kommune.no\nBcc: x@y.no",
    "ka\u200bri@kommune.no",
    "kari@kom\u200bmune.no",
    "kari@kom\u00admune.no",
    "kari\u202e@kommune.no",
    "kari@\u2066kommune.no",
    "kari@kommune\u3002no",
    "kari_gmail.com#EXT#@kommune.onmicrosoft.com",
    `${"a".repeat(65)}@kommune.no`,
    `kari@${"a".repeat(64)}.no`,
    `kari@${"a.".repeat(130)}no`,
  ])("is not taken: %j", (typed) => {
    expect(parseAddress(typed)).toBeUndefined();
  });

  it("is looked through in time that grows with its length, whatever it is", () => {
    for (const part of ["a.", ".", "@", "a@", "-", "#EXT#", "æ", "\u200b"]) {
      const startedMs = performance.now();
      parseAddress(part.repeat(250_000));
      // What grows with the square of so long a text takes minutes, and what grows with it a few milliseconds.
      expect(performance.now() - startedMs).toBeLessThan(5_000);
    }
  });

  it("is outside unless its domain is one of the meeting's, or below one", () => {
    const info = { ...INFO, mailDomains: ["kommune.no", "skulen.no"] };
    const inside = ["a@kommune.no", "a@KOMMUNE.no", "a@vgs.skulen.no"];
    const outside = ["a@avisa.no", "a@ikkjekommune.no", "a@kommune.no.avisa.no"];
    expect([...inside, ...outside].map((a) => isOutside(info, a))).toEqual([false, false, false, true, true, true]);
    expect(isOutside(INFO, "a@avisa.no")).toBe(false);
  });
});

const DOMAINS = { mailDomains: ["kommune.example"] };
const paper = "tips@avisa.example";

describe("an address outside the meeting's domains", () => {
  const add = { type: "addWithoutApp", name: "Gro Vik", teneste: "nav", email: paper } as const;

  it("is asked about, and taken with who stands by it and when", () => {
    const roles = meetingIn("roles", DOMAINS);
    given(roles).when("leader", add).refused("outsideAddress");
    const after = given(roles).when("siri", add, true);
    after.refused("notLeaderOrSecretary");
    const added = play([as("leader", add, true)], roles);
    expect(added.state).toMatchObject({
      people: expect.arrayContaining([
        expect.objectContaining({ email: paper, outside: { by: "leader", atMs: added.events.at(-1)?.atMs } }),
      ]),
    });
  });

  it("is not asked about below a domain of the meeting's, nor in meetings that were started without any", () => {
    const below = { ...add, email: "gro@nav.kommune.example" };
    expect(play([as("leader", below)], meetingIn("roles", DOMAINS)).events.at(-1)?.type).toBe("participantAdded");
    expect(play([as("leader", add)], meetingIn("roles")).events.at(-1)?.type).toBe("participantAdded");
  });

  it("is asked about after the meeting too: of a new recipient, and in place of one that failed", () => {
    const ended = completedMeeting(DOMAINS);
    const recipient = { type: "addRecipient", name: "Tips", email: paper } as const;
    given(ended).when("leader", recipient).refused("outsideAddress");
    const sent = play([as("leader", recipient, true), approved], ended);
    const give = { type: "giveAddress", personId: WITHOUT_APP, email: paper } as const;
    given(sent).when("leader", give).refused("outsideAddress");
    const outside = recipientsOf(endedOf(play([as("leader", give, true)], sent))).filter(
      (r) => r.outside !== undefined,
    );
    expect(outside.map((r) => [r.id, r.email, r.outside?.by])).toEqual([
      [WITHOUT_APP, paper, "leader"],
      ["mottakar:1", paper, "leader"],
    ]);
  });

  it("is forgotten to have been so when a usual one takes its place", () => {
    const sent = play([approved], completedMeeting(DOMAINS));
    const failed = play([as("leader", { type: "giveAddress", personId: WITHOUT_APP, email: paper }, true)], sent);
    const fault = { type: "mailResult", edition: 1, personId: WITHOUT_APP, fault: "invalidAddress" } as const;
    const give = { type: "giveAddress", personId: WITHOUT_APP, email: "gro@kommune.example" } as const;
    const after = play([as(SYSTEM, fault), as("leader", give)], failed);
    expect(endedOf(after).people.at(-1)).not.toHaveProperty("outside");
  });
});

describe("addresses from the organisation's directory", () => {
  const lacking = (people: Readonly<Record<string, Partial<Participant>>>): Played => {
    const ended = completedMeeting();
    const state = endedOf(ended);
    const changed = state.people.map((p) => {
      const { email, ...rest } = { ...p, ...people[p.id] };
      return email === undefined ? rest : { ...rest, email };
    });
    return { ...ended, state: { ...state, people: changed } };
  };
  const found = (addresses: Readonly<Record<string, string>>) => as(SYSTEM, { type: "addressesFound", addresses });
  const approve = approved;
  const emailOf = (played: Played, id: string) => endedOf(played).people.find((p) => p.id === id);

  it("are looked for at the end where somebody with an account has none, or a guessed one", () => {
    const look = (people: Parameters<typeof lacking>[0]) => {
      const { state, events } = lacking(people);
      const end = events.findLast((e) => e.type === "meetingCompleted");
      return end === undefined ? [] : effects(state, end).filter((job) => job.kind === "addresses");
    };
    expect(look({})).toEqual([]);
    expect(look({ kari: { emailGuessed: true } })).toEqual([{ kind: "addresses", meetingId: "m1", attempt: 1 }]);
    expect(look({ kari: { email: undefined } as unknown as Participant })).toHaveLength(1);
  });

  it("replace what is missing or guessed, and nothing else", () => {
    const before = lacking({
      kari: { email: undefined } as never,
      per: { email: "per@gjett.example", emailGuessed: true },
    });
    const addresses = {
      kari: "kari@skule.example",
      per: "per@skule.example",
      olav: "olav@annan.example",
      ukjend: "x@y.no",
    };
    const after = play([found(addresses)], before);
    expect(after.events.at(-1)).toMatchObject({
      type: "addressesFound",
      addresses: { kari: "kari@skule.example", per: "per@skule.example" },
    });
    expect(emailOf(after, "per")).not.toHaveProperty("emailGuessed");
    expect(play([found(addresses)], after).events).toHaveLength(after.events.length);
  });

  it("that come late bring the referat to those who had none", () => {
    const sent = play([approve], lacking({ kari: { email: undefined } as never }));
    expect(endedOf(sent).referat).toMatchObject({ deliveries: { kari: { status: "failed", fault: "noAddress" } } });
    const after = play([found({ kari: "kari@skule.example", per: "per@ny.example" })], sent);
    expect(endedOf(after).referat).toMatchObject({ deliveries: { kari: { status: "queued" } } });
    const event = after.events.at(-1);
    expect(event && effects(after.state, event)).toEqual([
      { kind: "mail", meetingId: "m1", personId: "kari", attempt: 1 },
    ]);
  });

  it("leave alone a guessed address that a mail is on its way to, and mend it where the mail failed", () => {
    const guessed = lacking({ per: { email: "per@gjett.example", emailGuessed: true } });
    const sent = play([approve], guessed);
    expect(play([found({ per: "per@skule.example" })], sent).events).toHaveLength(sent.events.length);
    const fault = { type: "mailResult", edition: 1, personId: "per", fault: "invalidAddress" } as const;
    const after = play([as(SYSTEM, fault), found({ per: "per@skule.example" })], sent);
    expect(emailOf(after, "per")?.email).toBe("per@skule.example");
    expect(endedOf(after).referat).toMatchObject({ deliveries: { per: { status: "queued" } } });
  });

  it("are for the directory alone to tell, and only what is an address", () => {
    const before = lacking({ kari: { email: undefined } as never });
    given(before)
      .when("leader", { type: "addressesFound", addresses: { kari: paper } })
      .refused("unknownAction");
    for (const nonsense of ["kari", "kari_gmail.com#EXT#@kommune.onmicrosoft.com"]) {
      expect(play([found({ kari: nonsense })], before).events).toHaveLength(before.events.length);
    }
  });
});
