/** A question with two answers. */
import { type Child, h } from "./dom.ts";
import { openModal } from "./modal.ts";

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  /** The cross's name; closing is no. */
  readonly close: string;
}

/** Resolves with whether the answer was yes. */
export function ask({ title, text, yes, no, close }: Question, ...more: readonly Child[]): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = false;
    const settle = (given: boolean) => () => {
      answer = given;
      modal.close();
    };
    const refuse = h("button", { type: "button", class: "button", click: settle(false) }, no);
    const accept = h("button", { type: "button", class: "button button-danger", click: settle(true) }, yes);
    const modal = openModal({
      title,
      closeLabel: close,
      content: [h("p", {}, text), ...more, h("div", { class: "modal-actions" }, refuse, accept)],
      onClose: () => resolve(answer),
    });
    refuse.focus();
  });
}
