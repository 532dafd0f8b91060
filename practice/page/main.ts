/** The practice room's page, put together. */
import { Seen } from "./seen.ts";
import { shell, stepPerson } from "./shell.ts";
import { PageState } from "./state.ts";

const state = new PageState();
const seen = new Seen(state);
document.body.replaceChildren(...shell(state, seen));
state.changed();

document.addEventListener("keydown", (event) => {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!event.altKey || by === undefined || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  stepPerson(state, by);
});
