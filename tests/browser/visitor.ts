/** Somebody at the page, who finds things as people and screen readers do: by role and name. */
import type { Locator, Page } from "playwright-core";
import { TEXTS, type Texts } from "../../practice/page/texts.ts";
import type { Målform } from "../../src/meeting/events.ts";
import { type Translate, translator } from "../../src/text/text.ts";

const CARD_CHANGES_WITHIN_MS = 3_000;

export class Visitor {
  readonly page: Page;
  /** The page's own words, and the bot's. */
  readonly t: Texts;
  readonly bot: Translate;
  /** What the browser complained about: errors in the page, refused requests, breaches of the content security policy. */
  readonly faults: string[] = [];

  constructor(page: Page, målform: Målform) {
    this.page = page;
    this.t = TEXTS[målform];
    this.bot = translator(målform);
    page.setDefaultTimeout(60_000);
    page.on("pageerror", (error) => this.faults.push(error.stack ?? error.message));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.faults.push(message.text());
    });
  }

  get meeting(): Locator {
    return this.page.getByRole("region", { name: this.t.meeting });
  }
  get privately(): Locator {
    return this.page.getByRole("tabpanel", { name: this.t.privately });
  }
  get inbox(): Locator {
    return this.page.getByRole("tabpanel", { name: this.t.inbox });
  }
  get people(): Locator {
    return this.page.getByRole("region", { name: this.t.people });
  }
  get guide(): Locator {
    return this.page.getByRole("region", { name: this.t.guide });
  }
  get dialog(): Locator {
    return this.page.getByRole("dialog").last();
  }

  /** Looks at the room as somebody else. */
  async be(name: string): Promise<void> {
    await this.people.getByRole("listitem").filter({ hasText: name }).getByRole("button").first().click();
    await this.isNow(name);
  }

  /** Waits until the page shows the room as this person sees it. */
  async isNow(name: string): Promise<void> {
    await this.meeting.locator("header").getByText(name, { exact: true }).waitFor();
  }

  /**
   * Presses the newest button of this name in the meeting chat; where no card has it, what is their own is in «Meir …»,
   * perhaps under another name.
   */
  async press(title: string | RegExp, inMore = title): Promise<void> {
    const inChat = (name: string | RegExp) =>
      this.meeting.getByRole("log").getByRole("button", { name, exact: true }).last();
    const more = inChat(this.bot("card.button.more"));
    for (;;) {
      await inChat(title).or(more).first().waitFor();
      if (await inChat(title).isVisible()) return inChat(title).click();
      await more.click();
      await this.dialog.getByRole("button").first().waitFor();
      const inForm = this.dialog.getByRole("button", { name: inMore, exact: true });
      if (await inForm.isVisible()) return inForm.click();
      // The card may be about to change.
      await this.page.keyboard.press("Escape");
      await inChat(title)
        .waitFor({ timeout: CARD_CHANGES_WITHIN_MS })
        .catch(() => undefined);
    }
  }

  /** Fills in a text in the dialog. */
  async write(label: string, text: string): Promise<void> {
    await this.dialog.getByRole("textbox", { name: label }).fill(text);
  }

  /** Chooses in a list in the dialog, by what stands there or by its value. */
  async choose(label: string, option: string): Promise<void> {
    await this.dialog.getByRole("combobox", { name: label }).selectOption(option);
  }

  /** Presses a button in the dialog that leads on to more of it. */
  async click(title: string): Promise<void> {
    await this.dialog.getByRole("button", { name: title, exact: true }).click();
  }

  /** Sends what is in the dialog with this button; resolves when the dialog is gone. */
  async send(title: string): Promise<void> {
    await this.click(title);
    await this.dialog.waitFor({ state: "detached" }).catch(async () => {
      throw new Error(`the dialog stays open:\n${await this.dialog.ariaSnapshot()}`);
    });
  }

  /** Writes in the meeting chat. */
  async say(text: string): Promise<void> {
    const box = this.meeting.getByRole("textbox", { name: this.t.write(this.t.meeting) });
    await box.fill(text);
    await box.press("Enter");
  }
}
