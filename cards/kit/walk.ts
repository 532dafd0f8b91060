/** Cards as JSON that one goes through, whatever they are made of. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(part: unknown): part is Json {
  return typeof part === "object" && part !== null && !Array.isArray(part);
}

function isInput(part: unknown): part is Json {
  return isJson(part) && String(part.type).startsWith("Input.") && "id" in part;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function dataOf(action: unknown): Json {
  return isJson(action) && isJson(action.data) ? action.data : {};
}

/** All inputs, in their order. */
export function inputsIn(part: unknown): readonly Json[] {
  if (Array.isArray(part)) return part.flatMap(inputsIn);
  if (!isJson(part)) return [];
  return isInput(part) ? [part] : inputsIn(Object.values(part));
}

/** `part` with what `draw` makes of each input in its place. */
export function replacingInputs(part: unknown, draw: (input: Json) => readonly unknown[]): unknown {
  if (Array.isArray(part)) return part.flatMap((each) => (isInput(each) ? draw(each) : [replacingInputs(each, draw)]));
  if (!isJson(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, replacingInputs(value, draw)]));
}

/** What tells the buttons of a form apart that send the same: go on, or stay for the next one. */
const WHICH = ["verb", "goesOn", "stays"];

/** Whether it is the button that a form was sent with. */
export function sends(action: unknown, sent: Json): action is Json {
  if (!isJson(action) || action.associatedInputs === "none") return false;
  return WHICH.every((key) => dataOf(action)[key] === sent[key]);
}
