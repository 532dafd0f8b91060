/** The form for somebody who comes as well. */
import type { Teneste } from "../../src/meeting/people.ts";
import type { NewPerson } from "../api/requests.ts";
import { attempt } from "./attempt.ts";
import { type Child, h, newId } from "./dom.ts";
import { openModal } from "./modal.ts";
import type { PageState } from "./state.ts";
import { send } from "./wire.ts";

export function addPerson(state: PageState): void {
  const { t } = state;
  const words = t.newPerson;
  const name = h("input", { type: "text", required: true, maxlength: 80, autocomplete: "off" });
  const title = h("input", { type: "text", maxlength: 80, autocomplete: "off" });
  const email = h("input", { type: "email", maxlength: 200, autocomplete: "off" });
  const hasApp = h("input", { type: "checkbox", checked: true });
  const teneste = h("select", {}, ...Object.entries(t.tenester).map(([value, text]) => h("option", { value }, text)));
  const problem = h("p", { class: "problem", role: "alert" });
  const form = h(
    "form",
    { class: "form" },
    problem,
    field(words.name, name),
    field(words.role, title),
    field(words.teneste, teneste),
    field(words.email, email, words.emailHint),
    h("label", { class: "check" }, hasApp, words.hasApp),
    h(
      "div",
      { class: "modal-actions" },
      h("button", { type: "button", class: "button", click: () => modal.close() }, t.cancel),
      h("button", { type: "submit", class: "button button-primary" }, words.add),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void add();
  });
  const modal = openModal({ title: words.title, closeLabel: t.close, content: [form] });
  name.focus();

  async function add(): Promise<void> {
    const person: NewPerson = {
      name: name.value.trim(),
      teneste: teneste.value as Teneste,
      hasApp: hasApp.checked,
      ...(title.value.trim() && { title: title.value.trim() }),
      ...(email.value.trim() && { email: email.value.trim() }),
    };
    const tell = (text: string) => {
      problem.textContent = text;
    };
    if (await attempt(state, () => send("people", person), tell)) modal.close();
  }
}

function field(label: string, input: HTMLInputElement | HTMLSelectElement, hint?: string): Child {
  const hintId = newId();
  input.id = newId();
  if (hint) input.setAttribute("aria-describedby", hintId);
  return h(
    "div",
    { class: "field" },
    h("label", { for: input.id }, label),
    input,
    hint !== undefined && h("p", { class: "hint", id: hintId }, hint),
  );
}
