/** A whole BTI meeting, played on the page: each step by the people whose step it is. */

import type { BtiPhase as PhaseId } from "../../src/meeting/script/bti.ts";
import { TIMES } from "../../src/meeting/script/limits.ts";
import type { Visitor } from "./visitor.ts";

export const LEADER = "Ragnhild Fjordheim";
export const GUARD = "Torstein Myklevoll";
export const TEACHER = "Sunniva Lidalen";
const ASSISTANT = "Even Bakkestad";
export const AFTER_SCHOOL = "Liv Grønnestad";
const ADVISER = "Astrid Holmevik";
export const LATE = "Marte Solbrekk";
const ON_TEAMS_ONLY = "Jonas Øvrebust";
const IN_THE_ROOM = "Kari Nesbø";

/** Words that are looked for in the referat. */
export const WORDS = {
  topic: "Mange elevar på sjette trinn står utanfor i friminutta.",
  question: "Kva tid på dagen skjer det mest?",
  sentence: "for mange elevar manglar nokon å vere saman med i friminutta",
  reservation: "Det gjeld femte trinn òg.",
  factor: "Vi har ulik praksis på tilsyn.",
  otherFactor: "Det er få ting å leike med ute.",
  proposal: "PPT held ei økt på personalmøtet om leik i friminutta.",
  goal: "Alle elevar på sjette trinn har nokon å vere saman med i friminutta.",
};

/** From the first visit until the meeting has started, and the form for the roles is open. */
export async function start(who: Visitor): Promise<void> {
  const { bot, t } = who;
  await who.guide.getByRole("button", { name: t.startMeeting }).click();
  await who.press(bot("card.button.start"));
  await who.write(bot("dialog.start.eining"), "Fjordglytt skule");
  await who.dialog.getByRole("radio").first().check();
  await who.write(bot("dialog.start.topic"), WORDS.topic);
  await who.click(bot("dialog.start.start"));
  await who.dialog.getByRole("combobox", { name: "Viddevakt" }).waitFor();
}

/** A viddevakt says yes, one comes late, and one is added who isn't in Teams at all. */
export async function roles(who: Visitor): Promise<void> {
  const { bot, t } = who;
  await who.choose("Viddevakt", GUARD);
  await who.send(bot("dialog.save"));
  await inPhase(who, "roles");
  await who.be(GUARD);
  await who.press(bot("card.button.viddevaktYes", { name: GUARD }));
  await who.privately.getByRole("heading", { name: bot("card.guard.title") }).waitFor();
  await who.be(LEADER);
  await who.people.getByRole("button", { name: t.options(LATE) }).click();
  await who.people.getByRole("button", { name: t.join }).click();
  await who.press(bot("card.button.withoutApp"), bot("dialog.withoutApp.title"));
  await who.write(bot("dialog.withoutApp.name"), IN_THE_ROOM);
  await who.choose(bot("dialog.participant.teneste"), "nav");
  await who.click(bot("dialog.withoutApp.add"));
  for (const [name, teneste] of [
    [ADVISER, "ppt"],
    [LATE, "skulehelseteneste"],
    [ON_TEAMS_ONLY, "barnevern"],
  ] as const) {
    await who.click(bot("dialog.participant.change", { name }));
    await who.choose(bot("dialog.participant.teneste"), teneste);
    await who.click(bot("dialog.save"));
  }
  // The list is back: what was saved last is saved.
  await who.dialog.getByRole("button", { name: bot("dialog.participant.change", { name: ON_TEAMS_ONLY }) }).waitFor();
  await who.send(t.close);
  await next(who, "description");
}

export async function description(who: Visitor): Promise<void> {
  const { bot } = who;
  await who.press(bot("card.button.describe"));
  await who.write(bot("dialog.describe.what"), "Elevar blir ståande åleine i storefri.");
  await who.write(bot("dialog.describe.behind"), "Vi ser det på tilsyn, og elevundersøkinga viser det same.");
  await who.dialog.getByRole("checkbox").first().check();
  await who.send(bot("dialog.save"));
  await next(who, "clarifying");
}

/** One asks, one has had their turn, one passes, and the leader ends the round. */
export async function clarifying(who: Visitor): Promise<void> {
  const { bot } = who;
  await who.be(ADVISER);
  await who.press(bot("card.button.ask"));
  await who.write(bot("dialog.contribute.clarifying.label"), WORDS.question);
  await who.send(bot("dialog.send"));
  await who.be(GUARD);
  await who.press(bot("card.button.endTurn"));
  await who.be(TEACHER);
  await who.press(bot("card.button.pass"));
  await who.be(LEADER);
  await endRound(who);
  await next(who, "statusQuo");
}

/** All agree but one, who has a reservation; the leader answers for the one who isn't in Teams, and concludes. */
export async function statusQuo(who: Visitor): Promise<void> {
  const { bot } = who;
  await who.press(bot("card.button.word"));
  await who.write(bot("dialog.wordStatusQuo.sentence"), WORDS.sentence);
  await who.send(bot("dialog.save"));
  for (const name of [LEADER, GUARD, ASSISTANT, AFTER_SCHOOL, ADVISER, LATE, ON_TEAMS_ONLY]) {
    await who.be(name);
    await who.press(bot("card.button.agree"));
  }
  await who.be(TEACHER);
  await who.press(bot("card.button.reserve"));
  await who.write(bot("dialog.reserve.reason"), WORDS.reservation);
  await who.send(bot("dialog.save"));
  await who.be(LEADER);
  await who.press(bot("card.button.answerFor"));
  await who.send(bot("dialog.answerFor.agree"));
  await who.press(bot("card.button.conclude"));
  await next(who, "factors");
}

/** Two factors, votes, and the leader's choice. */
export async function factors(who: Visitor): Promise<void> {
  const { bot } = who;
  for (const [name, text] of [
    [GUARD, WORDS.factor],
    [ADVISER, WORDS.otherFactor],
  ] as const) {
    await who.be(name);
    await who.press(bot("card.button.addFactor"));
    await who.write(bot("dialog.contribute.factors.label"), text);
    await who.dialog.getByRole("checkbox", { name: bot("dialog.contribute.systemFactorYes") }).check();
    await who.send(bot("dialog.send"));
  }
  await who.press(bot("card.button.vote"));
  await who.dialog.getByRole("checkbox", { name: WORDS.factor }).check();
  await who.send(bot("dialog.vote.send"));
  await who.be(LEADER);
  await endRound(who);
  await who.press(bot("card.button.chooseFactors"));
  await who.dialog.getByRole("checkbox", { name: WORDS.factor }).check();
  await who.send(bot("dialog.save"));
  await next(who, "tiltak");
}

export async function tiltak(who: Visitor): Promise<void> {
  const { bot } = who;
  await who.be(ADVISER);
  await who.press(bot("card.button.propose"));
  await who.write(bot("dialog.contribute.tiltak.label"), WORDS.proposal);
  await who.choose(bot("dialog.contribute.kind"), "competence");
  await who.send(bot("dialog.send"));
  await who.be(LEADER);
  await endRound(who);
  await next(who, "summary");
}

export async function summary(who: Visitor): Promise<void> {
  const { bot } = who;
  await who.press(bot("card.button.plan"));
  await who.choose(bot("dialog.takeTiltak.category"), "social");
  await who.write(bot("dialog.takeTiltak.goal"), WORDS.goal);
  await who.write(bot("dialog.takeTiltak.successSigns"), "Ingen står åleine når vi går tilsyn.");
  await who.write(bot("dialog.takeTiltak.evaluatedBy"), "Rektor");
  await who.write(bot("dialog.takeTiltak.evaluatedHow"), "Vi tel på tilsyn i to veker.");
  await who.send(bot("dialog.save"));
  await next(who, "evaluation");
}

/** The unit's people answer; when the last one has, the meeting is over. */
export async function evaluation(who: Visitor): Promise<void> {
  const { bot } = who;
  for (const name of [GUARD, TEACHER, LEADER]) {
    await who.be(name);
    await who.press(bot("card.button.evaluate"));
    await who.write(bot("dialog.evaluate.worked"), "Alle kom til orde.");
    for (const group of await who.dialog.getByRole("radiogroup").all()) await group.getByRole("radio").first().check();
    await who.send(bot("dialog.send"));
  }
  await who.press(bot("card.button.finish"));
  await sayYes(who, bot("confirm.evaluationMissing"));
  await who.meeting.getByRole("heading", { name: bot("card.ended.completed") }).waitFor();
}

async function endRound(who: Visitor): Promise<void> {
  await who.press(who.bot("card.button.endRound"));
  await sayYes(who, who.bot("confirm.turnsMissing"));
  await who.meeting.getByText(who.bot("card.round.over")).last().waitFor();
  await who.page.waitForTimeout(TIMES.readsMs);
}

/** Stands by what was pressed. One is asked where one pressed it: on the card, or in «Meir …». */
async function sayYes(who: Visitor, title: string): Promise<void> {
  await who.page.getByRole("button", { name: title, exact: true }).last().click();
  await who.dialog.waitFor({ state: "detached" });
}

/** The leader goes on to the next phase. */
async function next(who: Visitor, phase: PhaseId): Promise<void> {
  await who.press(who.bot("card.button.next", { phase: who.bot(`phase.${phase}`) }));
  await inPhase(who, phase);
}

async function inPhase(who: Visitor, phase: PhaseId): Promise<void> {
  const name = new RegExp(`· ${who.bot(`phase.${phase}`)}$`);
  await who.meeting.getByRole("article").last().getByRole("heading", { name }).waitFor();
}

/** The leader approves the referat on the card in private. */
export async function referat(who: Visitor): Promise<void> {
  const { bot } = who;
  await who.be(LEADER);
  await who.privately
    .getByRole("button", { name: bot("card.button.approve") })
    .first()
    .click();
  await who.privately.getByRole("button", { name: bot("card.button.takeBackSending") }).waitFor();
}
