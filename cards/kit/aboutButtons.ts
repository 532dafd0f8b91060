/** Buttons of private forms that are about no meeting: what they are about stands in their data. */
import type { Action } from "./kit.ts";

export type About = Readonly<Record<string, string | number | boolean | undefined>>;

const given = (about: About) => Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));

/** On a card: opens a form. */
export function opensAbout(title: string, dialog: string, about: About = {}): Action {
  return { type: "Action.Submit", title, data: { msteams: { type: "task/fetch" }, dialog, ...given(about) } };
}

/** On a card: writes a word to the bot for whoever presses, who sees it in the chat. */
export function writes(title: string, word: string): Action {
  return { type: "Action.Submit", title, data: { msteams: { type: "imBack", value: word } } };
}

/** In a form: goes on to another one, and leaves what is filled in behind. */
export function goesToAbout(title: string, dialog: string, about: About = {}): Action {
  return { type: "Action.Submit", title, data: { dialog, ...given(about) }, associatedInputs: "none" };
}

/** Sends what is filled in. */
export function sendsAbout(title: string, verb: string, about: About = {}): Action {
  return { type: "Action.Submit", title, data: { verb, ...given(about) } };
}

/** Does what it says, whatever is filled in. */
export function pressesAbout(title: string, verb: string, about: About = {}): Action {
  return { ...sendsAbout(title, verb, about), associatedInputs: "none" } as Action;
}
