import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lookBack } from "../../practice/scenarios/lookBack.ts";
import { type Played, play } from "../../practice/scenarios/play.ts";
import * as story from "../../practice/scenarios/story.ts";
import { PEOPLE } from "../../practice/scenarios/story.ts";
import { Transcript } from "../../practice/scenarios/transcript.ts";
import { playWeeks } from "../../practice/scenarios/weeks.ts";
import { BTI_PHASES as PHASES } from "../../src/meeting/script/bti.ts";
import { translator } from "../../src/text/text.ts";
import { filesHolding, tablesOf } from "../privacy/tables.ts";
import { databaseMissing } from "../store/database.ts";
import { KEEP_COMPILED } from "../support/compiled.ts";
import { openScene, read } from "./scene.ts";

describe.skipIf(databaseMissing).each(["nn", "nb"] as const)(
  "a whole meeting in %s, from «start» to the inbox",
  (målform) => {
    const t = translator(målform);
    const words = story.WORDS[målform];
    let opened: Awaited<ReturnType<typeof openScene>>;
    let transcript: Transcript;
    let played: Played;
    const room = () => opened.scene.room;
    const inbox = (who: story.Who) => room().mailbox.inbox(room().person(PEOPLE[who]).state.email);
    /** As the lines of the mail are broken anywhere, blanks are made alike. */
    const referat = () => (inbox("torstein")[0]?.text ?? "").replace(/\s+/g, " ");
    const inChat = () => {
      const { meeting, messages } = room().world.state;
      return messages.filter((one) => one.chatId === meeting.chatId && one.from.kind === "bot").map(read);
    };

    beforeAll(async () => {
      opened = await openScene({ målform, speed: story.STORY_SPEED });
      transcript = new Transcript(room());
      played = await play(room(), { onDeed: transcript.did });
    }, 900_000);
    afterAll(() => opened?.close());

    test("everybody gets one mail, also the one without the app and the one who came late", () => {
      const counts = Object.keys(PEOPLE).map((who) => [who, inbox(who as story.Who).length]);
      expect(counts).toEqual(Object.keys(PEOPLE).map((who) => [who, 1]));
    });

    test("the mail has the whole text, and the document beside it", () => {
      const [mail] = inbox("barnevern");
      expect(mail?.hasHtml).toBe(true);
      expect(mail?.attachments.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^Referat .*\.docx$/));
    });

    test("the referat tells what was described, asked and answered, and what the group agreed on", () => {
      const said = [words.what, words.behind, words.statusQuo];
      const asked = Object.values(words.questions).flatMap(({ text, answer }) => (answer ? [text, answer] : [text]));
      for (const text of [...said, ...asked]) expect(referat()).toContain(text);
    });

    test("the referat has the reservation by name", () => {
      const text = t("referat.reservation", { name: PEOPLE[story.RESERVES], reason: words.reservation });
      expect(referat()).toContain(text);
    });

    test("the referat has every factor and every tiltak that was proposed, once", () => {
      const merged = words.factors[story.DUPLICATE.same];
      expect(referat()).toContain(merged);
      for (const text of [...Object.values(words.factors), ...Object.values(words.proposals)]) {
        expect(referat()).toContain(text);
      }
    });

    test("the referat has the votes, those for a merged factor counted with the one it went into", () => {
      for (const { key } of story.FACTORS.filter((one) => one.key !== story.DUPLICATE.same)) {
        const count = Object.values(story.VOTES).filter((keys) => keys.includes(key)).length;
        expect(referat()).toContain(`${words.factors[key]} (${t("votes", { count })}`);
      }
    });

    test("the referat has the plans of the tiltak that are taken, with partner, and who evaluates them and how", () => {
      for (const plan of Object.values(words.plans)) {
        for (const text of [plan.goal, plan.successSigns, plan.evaluatedBy, plan.evaluatedHow]) {
          expect(referat()).toContain(text);
        }
      }
      expect(referat()).toContain("PPT");
    });

    test("the referat tells who came late, who was without the app, and who wrote for him", () => {
      expect(referat()).toContain(t("referat.joinedDuring", { phase: t("phase.clarifying") }));
      expect(referat()).toContain(t("attendance.withoutApp"));
      expect(referat()).toContain(t("onBehalf", { writer: PEOPLE.secretary, author: PEOPLE.barnevern }));
    });

    test("the chat ends with a result for each phase, and says that the referat is sent", () => {
      const results = PHASES.map((phase, n) => t("card.result.done", { number: n + 1, phase: t(`phase.${phase}`) }));
      expect(results.filter((result) => !inChat().some((said) => said.startsWith(result)))).toEqual([]);
      expect(inChat().at(-1)).toContain(t("card.ended.completed"));
    });

    test("who passed is shown, and nobody was skipped", () => {
      const result = inChat().find(
        (said) => said.includes(t("phase.clarifying")) && said.includes(words.questions.breaks.text),
      );
      expect(result).toContain(t("card.round.passed", { names: PEOPLE[story.PASSES] }));
    });

    test("the viddevakt was prompted in private, and the chat saw the reminder but no prompt", () => {
      const { messages } = room().world.state;
      const { personalChatId } = room().person(PEOPLE.viddevakt).state;
      const prompts = messages.filter((one) => one.chatId === personalChatId && one.card && !("refresh" in one.card));
      expect(prompts.length).toBeGreaterThan(1);
      expect(inChat()).toContainEqual(expect.stringContaining(t("card.reminder.clock")));
    });

    test("the transcript tells who wrote and pressed what, and what the bot said to all and in private", () => {
      const text = transcript.text();
      const press = (who: story.Who, button: string) => new RegExp(`${PEOPLE[who]} \\S+ på «${button}»`);
      expect(text).toMatch(press("leader", t("card.button.next", { phase: t("phase.factors") })));
      expect(text).toMatch(press("viddevakt", t("card.button.remind.clock")));
      expect(text).toContain(`**${words.reservation}**`);
      expect(text).toContain(`privat til ${PEOPLE.viddevakt}`);
      expect(text).toContain(t("card.help.status"));
    });

    test("in the weeks after it the leader is reminded, says how it went and takes the next step", async () => {
      const { afterwards, proposals } = words;
      const { personalChatId } = room().person(PEOPLE.leader).state;
      await playWeeks(room(), played, transcript.did);
      const told = transcript.text();
      for (const text of [proposals[story.FOLLOWED.key], afterwards.reason, afterwards.next, t("reminder.title")]) {
        expect(told).toContain(text);
      }
      const { messages } = room().world.state;
      const older = messages.filter(({ card }) => card?.fallbackText === t("reminder.older"));
      expect(older.map(({ chatId }) => chatId)).toEqual(Array(3).fill(personalChatId));
    });

    test("then the leader looks back: what goes on, drawn figures, and a sheet by mail", async () => {
      const { pictures, sheet } = await lookBack(room(), transcript.did);
      expect(pictures.map(({ name }) => name)).toContain("outcomes");
      expect(sheet.name).toMatch(/\.xlsx$/);
      const told = transcript.text();
      for (const text of [words.afterwards.next, t("figures.view.categories")]) expect(told).toContain(text);
    });

    test("Teams took everything the bot sent", () => {
      const { entries } = room().ledger;
      const refused = entries.filter(({ what, status }) => status >= 400 && !(what === "create" && status === 403));
      expect(refused.map(({ what, status }) => [what, status])).toEqual([]);
    });

    // The same in either målform.
    if (målform === "nb") return;
    test("when all of it is erased nothing is left of anybody or of what they said, in any table or mail, and the log never had it", async () => {
      const { folder, location, log } = opened.scene;
      await room().bot.stop();
      const mails = join(folder, "mail");
      const said = [words.what, words.reservation, words.afterwards.next, ...Object.values(words.factors)];
      const marks = [...Object.values(PEOPLE), words.eining, words.topic, ...said, "@example.no"];
      const ids = room().world.state.people.map(({ aadObjectId }) => aadObjectId);
      const plain = (text: string) => text.replaceAll(/[.?*+^$()|[\]{}\\]/g, "\\$&");
      const mark = new RegExp([...marks, ...ids].map(plain).join("|"), "i");
      const looked = async () => {
        const tables = await tablesOf(location);
        return tables.holding(mark).finally(tables.close);
      };
      const before = await looked();
      const streams = (before.stream ?? [])
        .concat(Object.values(before).flat())
        .flatMap((row) => row.match(STREAM) ?? []);
      const kinds = [...new Set(streams.map((name) => name.slice(0, name.indexOf("/"))))].sort();
      expect(kinds).toEqual(["eining", "entry", "follower", "meeting"]);
      expect((await filesHolding(mails, /./)).length).toBeGreaterThan(EVERYBODY);

      const database =
        "databaseUrl" in location ? { DATABASE_URL: location.databaseUrl } : { DATA_DIR: location.dataDir };
      const env = { PATH: process.env.PATH, ...KEEP_COMPILED, ...database, MAIL_FOLDER: mails };
      const names = [...new Set(streams)].map((name) => name.replace("meeting/", ""));
      const erase = join(import.meta.dirname, "../../src/admin/erase.ts");
      await promisify(execFile)(process.execPath, [erase, ...names, "--even-unarchived"], { cwd: folder, env });
      expect(await looked()).toEqual({});
      expect(await filesHolding(mails, /./)).toEqual([]);
      expect(log()).not.toMatch(mark);
    }, 900_000);
  },
);

/** The name of a stream, wherever in a row it stands. */
const STREAM = /\b(?:meeting|entry|follower|eining)\/[\w.-]+/g;
const EVERYBODY = Object.keys(PEOPLE).length;
