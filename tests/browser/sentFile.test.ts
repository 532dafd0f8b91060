import { beforeEach, expect, test } from "vitest";
import { obstacles } from "./accessible.ts";
import { needsBrowser } from "./browser.ts";
import { openRoom } from "./room.ts";

beforeEach(needsBrowser);

const LIST = "eining;namn;e-post;rolle\nSolsida barnehage;Liv Grønnestad;liv@kommune.example;styrar\n";
const file = (name: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(LIST) });

test.each([
  ["nn", 1440],
  ["nb", 360],
] as const)(
  "somebody who sends a list as a file in %s, %i px wide, sees what it would do, and takes it in with one press",
  async (målform, width) => {
    await using open = await openRoom(målform, { limits: "off" });
    const who = await open.visit({ viewport: { width, height: 800 } });
    const { t, bot, page, privately } = who;
    if (width === 360) await page.getByRole("navigation").getByRole("button", { name: t.privateShort }).click();
    const field = privately.getByLabel(t.attach);
    await field.setInputFiles(file("feil.csv"));
    const remove = privately.getByRole("button", { name: t.removeFile("feil.csv") });
    await remove.focus();
    await page.keyboard.press("Enter");
    await remove.waitFor({ state: "hidden" });
    await field.and(page.locator(":focus")).waitFor();

    await field.setInputFiles(file("einingar.csv"));
    expect(await obstacles(page)).toEqual([]);
    if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/attach-${width}.png` });
    // Somebody impatient presses twice before there is an answer.
    const box = privately.getByRole("textbox", { name: t.write(t.privately) });
    await box.evaluate(({ form }: { readonly form: { requestSubmit(): void } }) => {
      form.requestSubmit();
      form.requestSubmit();
    });
    await privately.getByText(t.withFile("einingar.csv")).first().waitFor();
    const take = privately.getByRole("button", { name: bot("list.take"), exact: true });
    await take.first().waitFor();
    expect(await privately.getByText(t.withFile("einingar.csv")).count()).toBe(1);
    expect(await privately.getByRole("button", { name: t.removeFile("einingar.csv") }).isVisible()).toBe(false);
    expect(await obstacles(page)).toEqual([]);
    if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/report-${width}.png` });
    await take.click();
    await privately.getByRole("heading", { name: bot("list.taken") }).waitFor();
    expect(await take.isVisible()).toBe(false);
    expect(who.faults).toEqual([]);
  },
);

/** An input, as far as it is used here: these files are checked without the browser's types. */
interface Input {
  addEventListener(type: "change", does: () => void): void;
  readonly form: { requestSubmit(): void };
}

test("a file that is sent the moment it is chosen goes along, though it has not been read yet", async () => {
  await using open = await openRoom("nn", { limits: "off" });
  const { t, bot, privately } = await open.visit({ viewport: { width: 1440, height: 800 } });
  const field = privately.getByLabel(t.attach);
  await field.evaluate((input: Input) => input.addEventListener("change", () => input.form.requestSubmit()));
  await privately.getByRole("textbox", { name: t.write(t.privately) }).fill("Her er lista");
  await field.setInputFiles(file("einingar.csv"));
  await privately.getByText("Her er lista").first().waitFor();
  await privately.getByText(t.withFile("einingar.csv")).first().waitFor();
  await privately.getByRole("button", { name: bot("list.take"), exact: true }).waitFor();
  expect(await privately.getByRole("button", { name: t.removeFile("einingar.csv") }).isVisible()).toBe(false);
});
