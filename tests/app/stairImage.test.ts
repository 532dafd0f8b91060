import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { stairImages } from "../../src/app/stafettlogg/stairImage.ts";
import { Unreachable } from "../../src/errors.ts";
import { keptDrawings } from "../../src/rendering/keptDrawings.ts";
import { translator } from "../../src/text/text.ts";
import { ADD, EVALUATE, entryOf, opened, playEntry } from "../support/entry.ts";

const t = translator("nn");
const once = entryOf(playEntry([ADD], opened));
const NEXT = { ...ADD, tiltak: { ...ADD.tiltak, text: "To vaksne ved leikeplassen" }, kept: ["actorBusy"] } as const;
const tried = entryOf(playEntry([ADD, NEXT], opened));
const evaluated = entryOf(playEntry([ADD, EVALUATE, NEXT], opened));

/** Draws when it is told to; counts what it has been asked for. */
function renderer() {
  const asked: PromiseWithResolvers<Uint8Array>[] = [];
  const draw = () => {
    const one = Promise.withResolvers<Uint8Array>();
    asked.push(one);
    return one.promise;
  };
  return { asked, ...keptDrawings({ draw, drawPages: () => Promise.reject(new Error("no pages")) }) };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

describe("the stair of an entry as a picture", () => {
  test("is none while nothing has been tried, or one thing", async () => {
    const { asked, draw } = renderer();
    expect(await stairImages({ draw })(entryOf(opened), t, "opened")).toBeUndefined();
    expect(await stairImages({ draw })(once, t, "opened")).toBeUndefined();
    expect(asked).toEqual([]);
  });

  test("is drawn once for as long as the entry says the same", async () => {
    const { asked, draw } = renderer();
    const stairs = stairImages({ draw });
    const both = Promise.all([stairs(tried, t, "opened"), stairs(tried, t, "changed")]);
    asked[0]?.resolve(new Uint8Array(3));
    const [first, second] = await both;
    expect(first?.dataUri).toMatch(/^data:image\/png;base64,/);
    expect([second, asked.length]).toEqual([first, 1]);
    void stairs(evaluated, t, "opened");
    void stairs(tried, translator("nb"), "opened");
    expect(asked).toHaveLength(3);
  });

  test("holds up nobody who has changed the entry while a referat is made, and is there when they open it again", async () => {
    const { asked, draw } = renderer();
    const stairs = stairImages({ draw });
    const changed = stairs(tried, t, "changed");
    await vi.advanceTimersByTimeAsync(150);
    expect(await changed).toBeUndefined();
    asked[0]?.resolve(new Uint8Array(3));
    expect(await stairs(tried, t, "changed")).toMatchObject({ alt: expect.stringContaining("Leikekassar") });
  });

  test("is waited for a little longer by who opens the entry", async () => {
    const { asked, draw } = renderer();
    const shown = stairImages({ draw })(tried, t, "opened");
    await vi.advanceTimersByTimeAsync(2_000);
    asked[0]?.resolve(new Uint8Array(3));
    expect(await shown).toBeDefined();
  });

  test("is tried again where the renderer was lost", async () => {
    const { asked, draw } = renderer();
    const stairs = stairImages({ draw });
    const lost = stairs(tried, t, "opened");
    asked[0]?.reject(new Unreachable("renderer", { permanent: false }));
    expect(await lost).toBeUndefined();
    void stairs(tried, t, "opened");
    expect(asked).toHaveLength(2);
  });
});
