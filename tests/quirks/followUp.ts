/** The meeting that follows up, in the same chat some weeks later: held as people hold it, to every inbox, whatever Teams is like. */
import { findAction, textOf } from "../../practice/room/cards.ts";
import type { Room } from "../../practice/room/room.ts";
import type { Message } from "../../practice/room/state.ts";
import { Acting } from "../../practice/scenarios/acting.ts";
import { type AnyDialog, does, type Fields, type Find, opens } from "../../practice/scenarios/buttons.ts";
import type { Deed, OpenForm } from "../../practice/scenarios/openForm.ts";
import { Player } from "../../practice/scenarios/player.ts";
import { PEOPLE, type Who } from "../../practice/scenarios/story.ts";
import { translator } from "../../src/text/text.ts";
import type { Held } from "./meeting.ts";

/** Said again after so long, in case it came before the referat had been gone through. */
const AGAIN_MS = 10_000;
const DAY_MS = 86_400_000;
const DAYS_BETWEEN = 35;

/** What was agreed on in the first meeting is in the stafettlogg: its referat has come. */
export async function holdFollowUp(room: Room): Promise<Held> {
  const { world, bot } = room;
  const t = translator(world.state.målform);
  const deeds: Deed[] = [];
  const player = new Player(room, (deed) => deeds.push(deed));
  const acting = new Acting(room, player, () => undefined);
  const { afterwards, seen } = acting.words;
  const leader = room.person(PEOPLE.leader);
  const day = (inDays: number) => new Date(world.now() + inDays * DAY_MS).toISOString().slice(0, 10);
  const live = () => player.live();

  const press = (who: Who, has: Find) =>
    acting.carry({ attempt: (again) => player.press(PEOPLE[who], has, live, again) });
  const fill = (
    who: Who,
    name: AnyDialog,
    verb: Parameters<OpenForm["send"]>[0],
    fields: (form: OpenForm) => Fields,
    row?: Find,
  ) =>
    acting.carry({
      attempt: async (again) => {
        const form = await player.open(PEOPLE[who], name, live, again);
        if (row !== undefined && findAction(form.card, row)) await form.goTo(row);
        await form.send(verb, fields(form), { confirm: true });
      },
    });
  const next = async (from: string, phase: "tried" | "happened" | "whatNow" | "roundingOff") => {
    await press("leader", does("nextPhase", { from }));
    const begun = () => textOf(live()?.card ?? {}).includes(t(`phase.${phase}`));
    await world.until(`the phase ${phase}`, begun);
  };

  /** The answer to what the leader says, in whichever chat; asked again until it has the button. */
  async function answerWith(button: Find, chatId: string, words: string): Promise<() => Message | undefined> {
    const answer = () =>
      world.state.messages.findLast((one) => one.chatId === chatId && one.card && findAction(one.card, button));
    const before = answer()?.id;
    for (let tries = 0; tries < 20 && answer()?.id === before; tries += 1) {
      await leader.say(chatId, words).taken;
      await world.until(words, () => answer()?.id !== before, AGAIN_MS).catch(() => undefined);
    }
    return answer;
  }

  await answerWith(opens("entry"), leader.state.personalChatId, "status");
  await bot.skip(DAYS_BETWEEN * DAY_MS);
  const start = await answerWith(
    opens("startFollowUp"),
    world.state.meeting.chatId,
    `@${world.state.bot.name} oppfølging`,
  );
  await acting.carry({
    attempt: async (again) => {
      const form = await player.open(PEOPLE.leader, "startFollowUp", start, again);
      await form.send("startFollowUp", {});
    },
  });
  await press("leader", does("goWithoutViddevakt"));
  await next("roles", "tried");
  await fill("torstein", "contribute", "contribute", () => ({ text: seen.adults, endsTurn: "false" }));
  await press("leader", does("endRound"));
  await next("tried", "happened");
  const { reason, next: step } = afterwards;
  await fill("leader", "reviewTiltak", "reviewTiltak", () => ({ outcome: "someEffect", reason }));
  await next("happened", "whatNow");
  const dates = { startBy: day(1), evaluateBy: day(30) };
  const plan = { text: step, kind: "inGroup", responsible: "eining", ...dates };
  await fill("leader", "decideNext", "decideNext", () => plan, opens("decideNext"));
  await next("whatNow", "roundingOff");
  await press("leader", does("nextPhase", { from: "roundingOff" }));
  const draft = () => player.inPrivate(PEOPLE.leader, (card) => findAction(card, does("approveReferat")) !== undefined);
  await acting.carry({ attempt: (again) => player.press(PEOPLE.leader, does("approveReferat"), draft, again) });
  return { deeds };
}
