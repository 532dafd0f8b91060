import { describe, expect, test } from "vitest";
import type { DialogName, Verb } from "../../cards/verbs.ts";
import type { Answer, Dialog } from "../../practice/api/answers.ts";
import { inputsOf, textOf } from "../../practice/room/cards.ts";
import type { Message } from "../../practice/room/state.ts";
import { does, type Fields, opens } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { ASSISTANT, EVERYBODY, LATE, LEADER, PLAN, read, TEACHER, useScene, words } from "./scene.ts";

const nn = translator("nn");
const WRITTEN = "Mange er åleine i storefri, seier Ola.";
const ADDED = "eva.strand@example.no";

/** The minute before an approved referat is sent takes a second. */
const SPEED = 60;

describe.skipIf(databaseMissing)("the leader's work on the referat", () => {
  const scene = useScene({ speed: SPEED });

  const leader = () => scene().person(LEADER);
  const inbox = (who: string) => scene().room.mailbox.inbox(scene().person(who).state.email ?? "");
  const mails = (count: number, who = TEACHER) =>
    scene().room.world.until(`mail number ${count} to ${who}`, () => inbox(who).length === count);

  /** The leader's private card. */
  const card = (): Message | undefined =>
    scene().player.inPrivate(LEADER, (one) => textOf(one).startsWith("Referatet er "));
  const shows = (...all: readonly string[]): Promise<string> =>
    scene().room.world.until(`the card to say «${all}»`, () => {
      const message = card();
      return message && all.every((each) => read(message).includes(each)) && read(message);
    });

  /** Opens a form from the card, gives its first page, and a way to send it. */
  async function open(name: DialogName, about: Fields = {}) {
    const { message, action } = await scene().player.see(LEADER, opens(name, about), card);
    const dialog = dialogOf(await leader().act(message.id, action));
    const go = (pick: ReturnType<typeof does>, inputs: Fields = {}, from: Dialog = dialog) =>
      leader().send(message.id, from, inputs, pick);
    return { dialog, go, send: (verb: Verb, inputs: Fields, from?: Dialog) => go(does(verb), inputs, from) };
  }

  test("begins with the referat part by part; saved as it was opened, a part stays as the meeting said it", async () => {
    await scene().start({ sendAfterWorkingDays: "0" });
    await scene().forward("end");
    await shows("Det er slik.", PLAN.goal);
    const { dialog, send } = await open("editSection", { id: "challenge" });
    const text = String(inputsOf(dialog.card)[0]?.value);
    expect(text).toContain("Det er slik.");
    expect((await send("editSection", { text: text.replaceAll("\n", "\r\n") })).kind).toBe("closed");
    const { dialog: again } = await open("editSection", { id: "challenge" });
    expect(textOf(again.card)).not.toContain(nn("dialog.editSection.undo"));
  });

  test("asks about a name in a corrected part, and keeps what was written", async () => {
    const { send } = await open("editSection", { id: "challenge" });
    const asked = dialogOf(await send("editSection", { text: WRITTEN }));
    expect(textOf(asked.card)).toContain(nn("refusal.likelyName", { names: "Ola" }));
    expect(inputsOf(asked.card).find(({ id }) => id === "text")?.value).toBe(WRITTEN);
    const stoodBy = await leader().send(
      card()?.id ?? "",
      asked,
      { text: WRITTEN },
      ({ data }) => data?.confirmed === true,
    );
    expect(stoodBy.kind).toBe("closed");
    await shows(WRITTEN, nn("card.referat.edited"), "Kan Ola vere namn på eit barn?");
  });

  test("can't be approved before the names are decided on", async () => {
    const approve = scene().player.press(LEADER, does("approveReferat"), card);
    await expect(approve).rejects.toThrow(nn("refusal.namesUndecided", { names: "Ola" }));
    const { send } = await open("decideNames");
    const again = dialogOf(await send("decideNames", { "name:Ola": "mask" }));
    expect(textOf(again.card)).toContain("Du har svart for alle orda.");
    await shows(WRITTEN.replace("Ola", nn("referat.nameRemoved")));
  });

  test("leaves somebody out with a reason and adds somebody, in one dialog that stays open", async () => {
    const { go, send } = await open("recipients");
    const personId = scene().person(LATE).state.aadObjectId;
    const form = dialogOf(await go(opens("recipients", { personId })));
    const refused = dialogOf(await send("leaveOutRecipient", { reason: " " }, form));
    expect(textOf(refused.card)).toContain(nn("refusal.textMissing"));
    const list = dialogOf(await send("leaveOutRecipient", { reason: "Har slutta" }, refused));
    expect(textOf(list.card)).toContain("Har slutta");
    const added = dialogOf(await go(opens("addRecipient"), {}, list));
    const after = dialogOf(await send("addRecipient", { name: "Eva Strand", email: ADDED }, added));
    expect(textOf(after.card)).toContain(`Eva Strand – ${ADDED}`);
    await shows(`${LATE} får det ikkje: Har slutta`, `Eva Strand – ${ADDED}`);
  });

  test("goes out as it was corrected, to those who are to have it", async () => {
    await scene().player.press(LEADER, does("approveReferat"), card);
    for (const who of EVERYBODY.filter((one) => one !== LATE)) await mails(1, who);
    expect(inbox(TEACHER)[0]?.text).toContain(WRITTEN.replace("Ola", nn("referat.nameRemoved")));
    expect(inbox(TEACHER)[0]?.text).not.toMatch(/\bOla\b/);
    await scene().room.world.until("the mail to who was added", () => scene().room.mailbox.count(ADDED) === 1);
    expect(inbox(LATE)).toEqual([]);
    await shows("Utgåve 1", nn("card.referat.sent"));
  });

  test("once sent is corrected in a new edition that says what and why, to the same people", async () => {
    const plan = await open("correctPlan");
    expect((await plan.send("correctPlan", { goal: "Alle er med i storefri." })).kind).toBe("closed");
    await shows("Dette er retta, men ikkje sendt enno: planane for tiltaka.");
    const { send } = await open("correctReferat");
    expect((await send("correctReferat", { why: "Målet var uklart" })).kind).toBe("closed");
    await mails(2);
    const texts = inbox(TEACHER).map((mail) => mail.text ?? "");
    expect(
      texts.filter((text) => text.includes("Alle er med i storefri.") && text.includes("Målet var uklart")),
    ).toHaveLength(1);
    expect(inbox(LATE)).toEqual([]);
    await shows("Utgåve 2", "Grunn: Målet var uklart", "Utgåve 1");
  });

  test("is the leader's alone", async () => {
    const { order } = scene();
    const refused = nn("refusal.notLeader", { leader: LEADER });
    expect(words(await order(ASSISTANT, "editSection", { section: "challenge", text: "Mitt" }))).toBe(refused);
    expect(words(await order(ASSISTANT, "retryArchive"))).toBe(refused);
    expect(words(await order(LEADER, "retryArchive"))).toBe(nn("refusal.archiveNotFailed"));
  });
});

function dialogOf(answer: Answer): Dialog {
  if (answer.kind !== "dialog") throw new Error(words(answer) || answer.kind);
  return answer.dialog;
}
