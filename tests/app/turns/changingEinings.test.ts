import { describe, expect, it } from "vitest";
import type { EiningAction } from "../../../cards/einings/request.ts";
import { change } from "../../../src/app/turns/changingEinings.ts";
import { fakeEinings } from "../../einings/fakes.ts";

const ADMIN = { id: "admin", isAdministrator: true };
const LIA = { name: "Lia skule", number: "974600001", einingKind: "school", målform: "nn" } as const;
const NEW = { verb: "einingFound", leaderName: "", email: "" } as const;

/** A municipality with Lia skule, and Bakkane without a number. */
async function municipality() {
  const einings = fakeEinings();
  const does = (action: EiningAction) => change(einings, action, ADMIN, undefined);
  const { einingId: lia } = await does({ ...NEW, ...LIA });
  const { einingId: bakkane } = await does({ ...NEW, ...LIA, name: "Bakkane", number: "" });
  return { does, lia, bakkane };
}

describe("an administrator who sets up a school", () => {
  it("twice with the same form has one", async () => {
    const { does, lia } = await municipality();
    expect((await does({ ...NEW, ...LIA, name: "lia  SKULE", number: "974 600 001" })).einingId).toBe(lia);
  });

  it("is told that another has its number, rather than shown that one", async () => {
    const { does, bakkane } = await municipality();
    await expect(does({ ...NEW, ...LIA, name: "Ny skule" })).rejects.toMatchObject({ code: "einingNumberTaken" });
    const described = does({ verb: "einingDescribe", e: bakkane, ...LIA, name: "Bakkane", number: "974 600 001" });
    await expect(described).rejects.toMatchObject({ code: "einingNumberTaken" });
  });

  it("is told that another had its name, rather than shown that one", async () => {
    const { does, bakkane } = await municipality();
    await does({ verb: "einingDescribe", e: bakkane, ...LIA, name: "Bakkane oppvekstsenter", number: "" });
    const again = does({ ...NEW, ...LIA, name: "Bakkane", number: "" });
    await expect(again).rejects.toMatchObject({ code: "einingNameTaken" });
  });
});
