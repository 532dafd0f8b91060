import { describe, expect, test } from "vitest";
import { refusalText } from "../../cards/chat/refusal.ts";
import { referatDraftCard } from "../../cards/referat/draft.ts";
import { sendingSoonCard } from "../../cards/referat/sendingSoon.ts";
import { parseAction, parseOpen } from "../../cards/verbs.ts";
import { Refused } from "../../src/errors.ts";
import { decide } from "../../src/meeting/decide.ts";
import { MALFORMER } from "../../src/meeting/events.ts";
import { conclusion } from "../../src/text/conclusion.ts";
import { translator } from "../../src/text/text.ts";
import { as, endedOf, PLAN, play, WITHOUT_APP } from "../support/meeting.ts";
import { buttonsOf, dataOf, partsOf, textsOf } from "./cardParts.ts";
import * as states from "./referatStates.ts";

const draw = (make: states.Make, info = {}) => referatDraftCard(states.leaderSees(make(info))).card;
const words = (make: states.Make, info = {}) => textsOf(draw(make, info)).join("\n");
const opens = (make: states.Make, title: string) => parseOpen(dataOf(draw(make), title));

describe("before the referat is sent, the leader's card", () => {
  test("tells when it goes out by itself, to whom, and who has no address", () => {
    const texts = words(states.draft);
    expect(texts).toContain("blir det sendt automatisk onsdag 3. mars 2027 kl. 09.26.");
    expect(texts).toContain("6 får referatet");
    expect(texts).toContain("Per Haug – per@kommune.example");
    expect(texts).toContain("Gro Li – inga adresse");
    expect(dataOf(draw(states.draft), "Godkjenn og send")).toMatchObject({ verb: "approveReferat", m: "m1" });
  });

  test("says first what a plan still lacks, with the way to fill it in; and approving is refused with the same", () => {
    const lacking: states.Make = (info) =>
      play(
        [as("leader", { type: "correctPlan", id: "k4", plan: { ...PLAN, goal: "", evaluatedBy: "" } })],
        states.draft(info),
      );
    const said = "manglar mål og kven som evaluerer";
    expect(words(lacking)).toContain(said);
    expect(opens(lacking, "Fyll ut planen")).toMatchObject({ dialog: "correctPlan", id: "k4" });
    const { state, nowMs } = lacking();
    const approve = () => decide(as("leader", { type: "approveReferat" }), state, nowMs);
    const refused = new Refused("planIncomplete", { tiltak: "Vaksne startar leik", missing: "goal,evaluatedBy" });
    expect(approve).toThrow(expect.objectContaining({ code: "planIncomplete" }));
    expect(refusalText(refused, translator("nn"))).toContain("Det som manglar, er mål og kven som evaluerer.");
    // It goes out by itself as it is; nobody is there to ask.
    expect(words(states.draft)).not.toContain("manglar mål");
    expect(textsOf(sendingSoonCard(states.leaderSees(lacking()), nowMs).card).join()).toContain(said);
  });

  test("is the referat as a page: every part under its heading, each with a way to correct it", () => {
    const headings = partsOf(draw(states.draft)).filter((part) => part.style === "heading");
    expect(headings.map((part) => part.text)).toEqual([
      "Referatet er klart",
      "Tiltak vi prøver først",
      "Deltakarar",
      "Utfordringsbiletet",
      "Spørsmål og svar",
      "Status quo",
      "Oppretthaldande faktorar",
      "Andre forslag vi kan gå vidare med",
      "6 får referatet",
    ]);
    expect(words(states.draft)).toContain("• Kari Nes: Vi veit lite om 4. trinn");
    expect(opens(states.draft, "Rett «Status quo»")).toMatchObject({ dialog: "editSection", id: "statusQuo", m: "m1" });
    expect(opens(states.draft, "Rett planane")).toMatchObject({ dialog: "correctPlan", m: "m1" });
  });

  test("has the button that sends it first, and last, when everything has been read", () => {
    const titles = buttonsOf(draw(states.draft));
    expect([titles.at(0), titles.at(-1)]).toEqual(["Godkjenn og send", "Godkjenn og send"]);
  });

  test("shows the pages as they will be, where there are pictures of them, and the text shorter then", () => {
    const ctx = states.leaderSees(states.draft());
    const pages = ["data:image/png;base64,AA==", "data:image/png;base64,BB==", "data:image/png;base64,CC=="];
    const { card } = referatDraftCard({ ...ctx, pages });
    const images = partsOf(card).filter((part) => part.type === "Image");
    expect(images.map(({ url }) => url)).toEqual(pages);
    expect(images[0]?.altText).toBe("Side 1 av 3 i referatet. Teksten kan du lese og rette nedanfor.");
    expect(partsOf(draw(states.draft)).filter((part) => part.type === "Image")).toEqual([]);
  });

  test("says which parts are not in it, and leads to where that is chosen", () => {
    expect(words(states.draft)).toContain("Ikkje med i referatet: «Evaluering av møtet» og «Tidsbruk».");
    expect(opens(states.draft, "Vel kva som er med")).toMatchObject({ dialog: "chooseParts", m: "m1" });
  });

  test("lets the leader add a remark where the meeting left none", () => {
    expect(opens(states.draft, "Legg til ein merknad")).toMatchObject({ dialog: "editSection", id: "remarks" });
  });

  test("shows a corrected part as it will stand, and that it was corrected", () => {
    const texts = words(states.edited);
    expect(texts).toContain("Utfordringsbiletet\nRetta etter møtet\nMange er åleine i storefri.");
    expect(texts).not.toContain("Mange elevar går åleine i storefri");
    expect(texts).toContain("Alle har nokon");
  });

  test("says where there is more to a part than the card has room for", () => {
    const { meeting, ...ctx } = states.leaderSees(states.draft());
    const referat = [{ section: "challenge", heading: "Utfordring", text: "a ".repeat(2000), edited: false }] as const;
    const { card } = referatDraftCard({ ...ctx, meeting, referat });
    expect(textsOf(card)).toContain("… les resten under «Rett»");
    expect(Math.max(...textsOf(card).map((text) => text.length))).toBeLessThanOrEqual(1000);
  });

  test("names who is left out with the reason, and who was added", () => {
    const texts = words(states.leftOut);
    expect(texts).toContain("Kari Nes får det ikkje: Har slutta i jobben");
    expect(texts).not.toContain("kari@kommune.example");
    expect(texts).toContain("Eva Strand – eva@kommune.example");
    expect(opens(states.leftOut, "Endre mottakarar")).toMatchObject({ dialog: "recipients", m: "m1" });
  });
});

describe("words that are likely names of children", () => {
  test("stand out on the card until the leader has decided on them", () => {
    expect(words(states.namesUndecided)).toContain("Kan desse orda vere namn på barn: Ola og Nora?");
    expect(opens(states.namesUndecided, "Sjå på namn")).toMatchObject({ dialog: "decideNames", m: "m1" });
  });

  test("stand, or are left out, as the leader decided", () => {
    const texts = words(states.namesDecided);
    expect(texts).toContain("Her står det «(namn fjerna)» i staden for: Nora");
    expect(texts).toContain("Kvifor går Ola og (namn fjerna) åleine?");
    expect(opens(states.namesDecided, "Sjå på namn")).toMatchObject({ dialog: "decideNames" });
  });

  test("that nobody decided on are left out when the referat goes out by itself", () => {
    expect(words(states.sentByItself)).toContain("Her står det «(namn fjerna)» i staden for: Ola og Nora");
  });

  test("are not spoken of where there are none", () => {
    expect(buttonsOf(draw(states.draft))).not.toContain("Sjå på namn");
  });
});

describe("two hours before the referat goes out by itself", () => {
  const soon = (make: states.Make) => {
    const ctx = states.leaderSees(make());
    return sendingSoonCard(ctx, ctx.nowMs + 2 * 3_600_000);
  };

  test("the leader is told when, and which words will be left out", () => {
    const texts = textsOf(soon(states.warned).card).join("\n");
    expect(texts).toContain("sendt automatisk onsdag 3. mars 2027 kl. 09.");
    expect(texts).toContain("Kan desse orda vere namn på barn: Ola og Nora?");
    expect(buttonsOf(soon(states.warned).card)).toEqual(["Sjå på namn", "Godkjenn og send"]);
  });

  test("there is nothing about names where none are likely", () => {
    expect(textsOf(soon(states.draft).card).join("\n")).not.toContain("namn");
    expect(buttonsOf(soon(states.draft).card)).toEqual(["Godkjenn og send"]);
  });

  test("the text for places without cards tells the time, and no names", () => {
    expect(soon(states.warned).fallbackText).toContain("kl. 09.");
    expect(soon(states.warned).fallbackText).not.toContain("Ola");
  });
});

describe("when the referat is sent, the leader's card", () => {
  test("shows the state of every mail, failures first", () => {
    const texts = textsOf(draw(states.undelivered));
    const at = (start: string) => texts.findIndex((text) => text.startsWith(start));
    expect(at("**Olav Dal** (olav@kommune.example): ikkje sendt – appen har ikkje løyve")).toBeGreaterThan(0);
    expect(at("**Gro Li**: ikkje sendt – adressa manglar")).toBeLessThan(at("Randi Fjell (leader@"));
  });

  test("tells once what became of mails that went alike, and whose they are below", () => {
    const texts = textsOf(draw(states.undelivered));
    const at = texts.indexOf("Levert til e-posttenesta tysdag 2. mars 2027 kl. 09.27");
    expect(texts[at + 1]).toMatch(/^Randi Fjell \(leader@/);
    expect(texts.slice(at + 1).join()).not.toContain("evert til e-posttenesta");
    expect(words(states.sent)).toContain("På veg – ligg i kø for sending\nRandi Fjell");
    expect(words(states.sent)).toContain("Per Haug (per@kommune.example)");
  });

  test("lets the leader try a mail again, or give an address", () => {
    const card = draw(states.undelivered);
    expect(dataOf(card, "Prøv igjen")).toMatchObject({ verb: "retryMail", personId: "olav" });
    expect(JSON.stringify(card)).toContain(`"dialog":"giveAddress","m":"m1","personId":"${WITHOUT_APP}"`);
  });

  test("lists what was sent, when and why, the newest first", () => {
    expect(words(states.sent)).toContain("**Utgåve 1** vart send tysdag 2. mars 2027 kl. 09.27, då du godkjende ho.");
    expect(words(states.sentByItself)).toContain("**Utgåve 1** vart send automatisk onsdag 3. mars 2027");
    const texts = textsOf(draw(states.corrected));
    const [second, first] = texts.filter((text) => text.startsWith("**Utgåve"));
    expect(second).toContain("Retta: «Utfordringsbiletet». Grunn: Det mangla noko om storefri");
    expect(first).toContain("**Utgåve 1**");
  });

  test("shows what has been corrected and not sent, with the button that sends it", () => {
    expect(words(states.unsent)).toContain("Dette er retta, men ikkje sendt enno: «Utfordringsbiletet».");
    expect(opens(states.unsent, "Send retting")).toMatchObject({ dialog: "correctReferat", m: "m1" });
    for (const make of [states.sent, states.corrected]) expect(buttonsOf(draw(make))).not.toContain("Send retting");
  });

  test("names plans and names among what has been corrected", () => {
    const played = play([as("leader", { type: "decideNames", decisions: { Nora: "keep" } })], states.sentByItself());
    const texts = textsOf(referatDraftCard(states.leaderSees(played)).card).join("\n");
    expect(texts).toContain("ikkje sendt enno: namn som er tekne bort eller sette inn igjen.");
  });

  test("asks about names in a correction before it offers to send it", () => {
    const card = draw(states.unsentWithName);
    expect(textsOf(card).join("\n")).toContain("Kan Ola vere namn på eit barn?");
    expect(buttonsOf(card)).toContain("Sjå på namn");
    expect(buttonsOf(card)).not.toContain("Send retting");
  });

  test("offers to take up in the stafettlogg what was proposed and not taken, when it has been sent", () => {
    expect(dataOf(draw(states.sent), "Andre forslag frå møtet")).toMatchObject({ dialog: "entryOthers", e: "m1-k2" });
    expect(words(states.sent)).toContain("vart ikkje valt. Det kan takast opp i stafettloggen.");
    for (const make of [states.draft, states.onItsWay, states.sentByItself])
      expect(buttonsOf(draw(make))).not.toContain("Andre forslag frå møtet");
  });

  test("can't be approved once more", () => {
    expect(buttonsOf(draw(states.sent))).not.toContain("Godkjenn og send");
  });
});

describe("the archive", () => {
  test.each([
    [states.archiveQueued, "Arkivet: Utgåve 1 ligg i kø."],
    [states.archiveDelivered, "Arkivet: Utgåve 1 er arkivert med referanse «2027/\\_12\\_»."],
    [states.archiveAwaits, "Arkivet: Utgåve 1 er levert med referanse «a-1». Kvitteringa har ikkje kome enno."],
    [states.archiveFailed, "Arkivet: Utgåve 1 er ikkje arkivert – appen har ikkje løyve til å levere dit."],
  ])("is told of in plain words (%#)", (make, text) => {
    expect(words(make)).toContain(text);
  });

  test("can be tried again where it failed, and only there", () => {
    expect(parseAction(dataOf(draw(states.archiveFailed), "Prøv arkivet igjen"), "leader")).toMatchObject({
      kind: "command",
      command: { type: "retryArchive" },
    });
    expect(buttonsOf(draw(states.archiveQueued))).not.toContain("Prøv arkivet igjen");
  });

  test("is not spoken of where the unit archives by hand", () => {
    expect(words(states.sent)).not.toContain("Arkivet");
  });
});

describe.each(MALFORMER)("in %s", (målform) => {
  test("every button on the card says what it is about", () => {
    for (const make of Object.values(states.STATES)) {
      // The one that sends it stands at both ends.
      const titles = buttonsOf(draw(make, { målform })).filter(
        (title) => !/^(Prøv igjen|Skriv inn adresse|Godkjenn og send)$/.test(title),
      );
      expect(new Set(titles).size, titles.join()).toBe(titles.length);
    }
  });

  test("the card is about the meeting that it is drawn from", () => {
    const { info, record } = endedOf(states.draft({ målform }));
    const challenge = conclusion(record.statusQuo?.sentence ?? "", translator(målform));
    expect(words(states.draft, { målform })).toContain(`${info.eining} · ${challenge}`);
  });
});
