/** The next useful step for somebody who has never been here, told in a line at the top with a button that does it. */
import type { RoomState } from "../api.ts";
import { attempt } from "./attempt.ts";
import { h, redraw } from "./dom.ts";
import type { Seen } from "./seen.ts";
import type { PageState } from "./state.ts";
import { nextStep, type Step } from "./steps.ts";
import { send } from "./wire.ts";

export function guide(state: PageState, seen: Seen): HTMLElement {
  const element = h("div", { class: "guide-line", role: "status" });
  state.onChange(() => {
    const { room, messages, målform, connected, t } = state;
    if (!room) return redraw(element, "loading", () => [h("p", {}, t.loading)]);
    if (!connected) return redraw(element, ["lost", målform], () => [h("p", {}, t.lostContact)]);
    const step = nextStep({ room, messages, unread: (person, place) => seen.unread(person, place) });
    redraw(element, [step, room.me.name, målform], () => draw(state, room, step));
  });
  return element;
}

/** A title after a comma: «kontaktlærar», but «SFO-leiar», and «rådgivar i PPT». */
function inSentence(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

function draw(state: PageState, room: RoomState, step: Step): readonly HTMLElement[] {
  const { t, målform } = state;
  const steps = t.guideSteps;
  const doing = t.guideActions;
  const title = room.me.title[målform];
  const me = title === "" ? room.me.name : `${room.me.name}, ${inSentence(title)}`;
  const line = (text: string) => h("p", {}, text);
  const button = (label: string, act: () => unknown) =>
    h(
      "button",
      { type: "button", class: "button button-primary", "data-focus": "guide", click: () => void act() },
      label,
    );
  switch (step.kind) {
    case "starting":
      return [line(steps.starting)];
    case "stopped":
      return [line(steps.stopped), button(doing.restart, () => attempt(state, () => send("bot", { action: "start" })))];
    case "addBot":
      return [
        line(steps.addBot(me)),
        button(doing.addBot, () => attempt(state, () => send("app", { installed: true }))),
      ];
    case "startMeeting":
      return [
        line(steps.startMeeting(me)),
        button(doing.startMeeting, () => attempt(state, () => send("meeting", { action: "start" }))),
      ];
    case "privately":
      return [line(steps.privately), button(doing.privately, () => state.open("private"))];
    case "mail":
      return [line(steps.mail), button(doing.mail, () => state.open("inbox"))];
    case "other": {
      const { person, more } = step;
      const text = more === 0 ? steps.other(person.name) : steps.others(person.name, more);
      return [line(text), button(doing.be(person.name), () => state.be(person.id))];
    }
    case "out":
    case "wait":
      return [line(steps[step.kind](room.me.name))];
    case "press":
      return [line(steps.press(me, step.title))];
    case "pressElse":
      return [line(steps.pressElse(me))];
  }
}
