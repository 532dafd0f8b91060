/** The next useful step for somebody who has never been here, told in a line at the top with a button that does it. */
import type { RoomState, StepView } from "../api/views.ts";
import { toast } from "./announce.ts";
import { attempt } from "./attempt.ts";
import { openBotDialog } from "./botDialog.ts";
import { type Child, h, redraw } from "./dom.ts";
import { icon } from "./icons.ts";
import type { Seen } from "./seen.ts";
import type { PageState } from "./state.ts";
import { nextStep, type Step } from "./steps.ts";
import { LOCALE } from "./time.ts";
import { send } from "./wire.ts";

/** While a step is taken, another press is the same one. */
let taking = false;

export function guide(state: PageState, seen: Seen): HTMLElement {
  const line = h("div", { class: "guide-line", role: "status" });
  const close = h("button", { type: "button", class: "icon-button guide-close", click: () => state.showGuide(false) });
  close.append(icon("close"));
  state.onChange(() => {
    const { room, målform, connected, t } = state;
    close.ariaLabel = t.guideClose;
    close.title = t.guideClose;
    if (!room) return redraw(line, "loading", () => [h("p", {}, t.loading)]);
    if (!connected) return redraw(line, ["lost", målform], () => [h("p", {}, t.lostContact)]);
    // What is on its way is not told of.
    line.ariaBusy = String(taking);
    if (taking) return;
    const step = nextStep({ room, unread: (person, place) => seen.unread(person, place) });
    redraw(line, [step, room.me.name, room.mine, målform], () => [...draw(state, room, step), ...back(state, room)]);
  });
  return h("div", { class: "guide-body" }, line, close);
}

/** Whoever looks as somebody else while the others play themselves goes back to whom they are. */
function back(state: PageState, { me, mine, people }: RoomState): readonly Child[] {
  const own = people.find((one) => one.id === mine);
  if (!own || own.id === me.id) return [];
  return [button(state.t.guideActions.be(own.name), () => state.be(own.id), "")];
}

function button(label: string, act: () => unknown, kind = "button-primary"): HTMLElement {
  return h(
    "button",
    { type: "button", class: `button ${kind}`, "data-focus": `guide ${label}`, click: () => void act() },
    label,
  );
}

/** A title after a comma: «kontaktlærar», but «SFO-leiar», and «rådgivar i PPT». */
function inSentence(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

function draw(state: PageState, room: RoomState, step: Step): readonly Child[] {
  const { t, målform } = state;
  const steps = t.guideSteps;
  const doing = t.guideActions;
  const title = room.me.title[målform];
  const me = title === "" ? room.me.name : `${room.me.name}, ${inSentence(title)}`;
  const line = (text: string) => h("p", {}, text);
  switch (step.kind) {
    case "starting":
      return [line(steps.starting)];
    case "done":
      return [line(steps.done), ...followingUp(state, room)];
    case "stopped":
      return [line(steps.stopped), button(doing.restart, () => attempt(state, () => send("bot", { action: "start" })))];
    case "addBot":
      return [
        line(steps.addBot(me)),
        button(doing.addBot, () => attempt(state, () => send("app", { installed: true }))),
      ];
    case "startMeeting":
      return [line(steps.startMeeting), ...beginnings(state, room)];
    case "act":
      return [line(steps.act(me, step.step.title)), ...ways(state, room, step.step)];
    case "others":
      return [line(steps.others(room.me.name, named(step.names)))];
    case "sending": {
      const soon = button(doing.minute, () => passMinute(state));
      if (!step.isMine) return [line(steps.sending), soon];
      return [line(steps.sendingMine), soon, button(doing.privately, () => state.open("private"), "")];
    }
    case "privately":
      return [line(steps.privately), button(doing.privately, () => state.open("private"))];
    case "mail":
      return [line(steps.mail), button(doing.mail, () => state.open("inbox"))];
    case "news":
      return [line(steps.news(step.person.name)), button(doing.be(step.person.name), () => state.be(step.person.id))];
    case "other": {
      const { person, more } = step;
      const text = more === 0 ? steps.other(person.name) : steps.otherAndMore(person.name, more);
      return [line(text), button(doing.be(person.name), () => state.be(person.id))];
    }
    case "out":
    case "wait":
      return [line(steps[step.kind](room.me.name))];
  }
}

/** The leader writes the word in the meeting's chat; the rest is played from its card, as the first meeting was. */
function followingUp(state: PageState, { people, bot, chats }: RoomState): readonly Child[] {
  const leader = people.find(({ role }) => role === "organizer");
  const chat = chats.find(({ kind }) => kind === "meeting");
  if (leader === undefined || chat === undefined) return [];
  const text = `@${bot.name} oppfølging`;
  const say = async () => {
    state.be(leader.id);
    state.open("meeting");
    await attempt(state, () => send("say", { personId: leader.id, chatId: chat.id, text }));
  };
  return [button(state.t.guideActions.followUp, say)];
}

/** Whom to be while the others play themselves, or sit around one's PC; or everybody, one after the other. */
function beginnings(state: PageState, { people }: RoomState): readonly Child[] {
  const { t } = state;
  const parts = (["leader", "viddevakt", "participant"] as const).flatMap((part) => {
    const person = people.find((one) => one.part === part);
    return person ? [button(t.guideActions.parts[part], () => begin(state, person.id))] : [];
  });
  const leader = people.find((one) => one.part === "leader");
  const together = leader ? [button(t.guideActions.together, () => begin(state, leader.id, true), "")] : [];
  return [
    ...parts,
    ...together,
    button(t.startMeeting, () => attempt(state, () => send("meeting", { action: "start" })), ""),
  ];
}

async function begin(state: PageState, personId: string, together = false): Promise<void> {
  state.be(personId);
  await attempt(state, () => send("others", { mine: personId, together }));
  await attempt(state, () => send("meeting", { action: "start" }));
}

/** The form, filled in, to read and send; or all of it at once. What comes of it is in sight. */
function ways(state: PageState, { me }: RoomState, { title, form, privately }: StepView): readonly Child[] {
  const doing = state.t.guideActions;
  const take = (how: "open" | "act") => () => {
    state.open(privately ? "private" : "meeting");
    return takeStep(state, me.id, how);
  };
  if (!form) return [button(title, take("act"))];
  return [button(doing.open, take("open")), button(doing.act, take("act"), "")];
}

async function takeStep(state: PageState, personId: string, how: "open" | "act"): Promise<void> {
  if (taking) return;
  taking = true;
  state.changed();
  try {
    const answer = await attempt(state, () => send("step", { personId, how }));
    if (answer?.kind === "form") openBotDialog(state, { personId, messageId: answer.messageId }, answer.dialog);
    else if (answer?.kind === "not") toast(answer.text ?? state.t.guideSteps.not, state.t.close, "problem");
  } finally {
    taking = false;
    state.changed();
  }
}

/** The referat comes where one then is. */
async function passMinute(state: PageState): Promise<void> {
  state.open("inbox");
  await attempt(state, () => send("skip", { by: "minute" }));
}

/** A few of the names, and how many more. */
function named(names: readonly string[]): string {
  const [first = "", ...more] = names.map((name) => name.split(" ")[0] ?? name);
  return more.length > 2
    ? `${first} +${more.length}`
    : new Intl.ListFormat(LOCALE, { type: "conjunction" }).format([first, ...more]);
}
