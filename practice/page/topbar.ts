/** The room's own controls: the clock and how fast it goes, the bot, the page's målform, beginning afresh. */
import type { Målform } from "../../src/meeting/events.ts";
import type { Skip, Speed } from "../api/requests.ts";
import { ask } from "./ask.ts";
import { attempt } from "./attempt.ts";
import { type Child, h, newId, redraw } from "./dom.ts";
import { flower, icon } from "./icons.ts";
import type { PageState } from "./state.ts";
import { MÅLFORM_NAMES } from "./texts.ts";
import { clockTimeWithSeconds, dayName, productNow } from "./time.ts";
import { send } from "./wire.ts";

const SPEEDS = [1, 10, 60] as const satisfies readonly Speed[];
/** A minute is skipped where something waits for it. */
const SKIPS = ["day", "week"] as const satisfies readonly Skip[];
const TICK_MS = 250;

export function topbar(state: PageState): HTMLElement {
  const brand = h("h1", { class: "brand" });
  const clock = h("time", { class: "clock", role: "timer" });
  const day = h("span", { class: "hint today" });
  const controls = h("div", { class: "controls", id: newId() });
  const menu = h("button", { type: "button", class: "icon-button menu-button", "aria-controls": controls.id });
  menu.append(icon("menu"));
  menu.addEventListener("click", () => setOpen(menu.ariaExpanded !== "true"));
  const element = h("header", { class: "topbar" }, brand, clock, day, menu, controls);
  element.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || menu.ariaExpanded !== "true") return;
    setOpen(false);
    menu.focus();
  });
  setOpen(false);
  setInterval(tick, TICK_MS);

  state.onChange(() => {
    const { room, målform, t } = state;
    redraw(brand, målform, () => [flower(), t.room]);
    menu.ariaLabel = t.settings;
    clock.ariaLabel = t.clock;
    tick();
    if (room) redraw(controls, [room.clock.speed, room.bot, state.guide, state.connected, målform], () => draw(state));
  });
  return element;

  function setOpen(open: boolean): void {
    menu.ariaExpanded = String(open);
    controls.classList.toggle("open", open);
  }

  function tick(): void {
    // Without contact nobody knows what it shows.
    if (!state.room || !state.connected) return;
    const nowMs = productNow(state.room.clock, performance.now() - state.roomAtMs);
    show(clock, clockTimeWithSeconds(nowMs));
    show(day, dayName(nowMs, state.t.weekdays));
  }
}

function show(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function draw(state: PageState): readonly Child[] {
  const { room, t, målform } = state;
  if (!room) return [];
  const { bot, clock } = room;
  const speeds = SPEEDS.map((speed) => ({
    value: speed,
    text: `×${speed}`,
    label: `×${speed}: ${t.speedTimes(speed)}`,
  }));
  const skips = SKIPS.map((value) => ({ value, ...t.skips[value] }));
  const målformer = (["nn", "nb"] as const).map((value) => ({
    value,
    text: MÅLFORM_NAMES[value],
    label: MÅLFORM_NAMES[value],
  }));
  const status = state.connected ? bot.status : "crashed";
  const words = state.connected ? t.botStatus[bot.status] : t.noContact;
  const up = bot.status === "running" || bot.status === "starting";
  return [
    h("span", { class: "hint speed-label" }, t.speed),
    choice(t.speed, "speed", speeds, clock.speed, (speed) => attempt(state, () => send("clock", { speed }))),
    h("span", { class: "hint speed-label" }, t.skipTime),
    choice(t.skipTime, "skip", skips, undefined, (by) => attempt(state, () => send("skip", { by }))),
    h(
      "div",
      { class: "bot" },
      h("span", { class: `bot-status ${status}`, role: "status" }, words),
      bot.waiting > 0 && h("span", { class: "hint" }, t.waiting(bot.waiting)),
      h(
        "button",
        {
          type: "button",
          class: "button button-small button-quiet",
          "data-focus": "bot",
          disabled: bot.status === "starting",
          click: () => void attempt(state, () => send("bot", { action: up ? "restart" : "start" })),
        },
        icon("restart"),
        up ? t.restart : t.start,
      ),
    ),
    h(
      "button",
      {
        type: "button",
        class: "button button-small button-quiet",
        "data-focus": "afresh",
        click: () => void beginAfresh(state),
      },
      t.afresh,
    ),
    !state.guide &&
      h(
        "button",
        {
          type: "button",
          class: "button button-small button-quiet",
          "data-focus": "guide",
          click: () => state.showGuide(true),
        },
        t.guideShow,
      ),
    choice(t.målform, "målform", målformer, målform, (value) => chooseMålform(state, value)),
  ];
}

interface Option<T> {
  readonly value: T;
  readonly text: string;
  readonly label: string;
}

/** A row of buttons of which one is pressed, where one is `chosen`. */
function choice<T>(
  label: string,
  name: string,
  options: readonly Option<T>[],
  chosen: unknown,
  choose: (value: T) => unknown,
) {
  return h(
    "div",
    { class: "choice", role: "group", "aria-label": label },
    ...options.map(({ value, text, label }) =>
      h(
        "button",
        {
          type: "button",
          "aria-pressed": chosen !== undefined && String(value === chosen),
          "aria-label": label,
          title: label,
          "data-focus": `${name}-${text}`,
          click: () => {
            if (value !== chosen) void choose(value);
          },
        },
        text,
      ),
    ),
  );
}

/** Whoever reads bokmål wants a meeting in bokmål: a room that nobody has used yet is made anew in it. */
async function chooseMålform(state: PageState, målform: Målform): Promise<void> {
  state.setMålform(målform);
  await attempt(state, () => send("reset", { målform, ifUnused: true }));
}

async function beginAfresh(state: PageState): Promise<void> {
  const { t, målform } = state;
  const select = h(
    "select",
    { id: newId() },
    ...(["nn", "nb"] as const).map((value) =>
      h("option", { value, selected: value === målform }, MÅLFORM_NAMES[value]),
    ),
  );
  const field = h("div", { class: "field" }, h("label", { for: select.id }, t.afreshAsk.målform), select);
  if (!(await ask({ ...t.afreshAsk, no: t.cancel, close: t.close }, field))) return;
  const chosen = select.value === "nb" ? "nb" : "nn";
  await attempt(state, () => send("reset", { målform: chosen }));
}
