/**
 * `npm run pictures`, `npm run pictures -- nb`: the pictures in README and the user guides, taken anew in a meeting that plays itself. Needs a
 * browser with Norwegian in it (Debian: chromium and chromium-l10n) and `pdftoppm`.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Locator } from "playwright-core";
import { startMeeting } from "../../practice/room/attendance.ts";
import type { PersonState } from "../../practice/room/state.ts";
import { PEOPLE } from "../../practice/scenarios/story.ts";
import { MALFORMER, type Målform } from "../../src/meeting/events.ts";
import { type OpenRoom, openRoom } from "./room.ts";
import type { Visitor } from "./visitor.ts";

const DOCS = join(import.meta.dirname, "..", "..", "docs");
/** The referat leaves a minute after its approval. */
const STEP_MS = 150_000;
/** Of what is longer, the beginning says what it is. */
const MOST_PX = 880;
const VIEW = { width: 1440, height: 1120 };
/** A card is drawn anew some time after the answer, at a calm pace. */
const DRAWN_MS = 2_500;
const DRAWN_ON = 3;
const OPEN_MS = 8_000;

/** What a press takes here is about as long as somebody speaks in a meeting; while a picture is taken, no time passes. */
const SPEED = 60;

/** On a day when everybody's own view of a card is fresh. */
const FRESH = { archives: true, thinkMs: 1, speed: SPEED, quirks: { refresh: "onEdit" } } as const;

interface Looking {
  readonly me: PersonState;
  readonly who: Visitor;
  readonly take: (what: Locator, name: string) => Promise<void>;
}

/** Somebody at the page who is to lead, and takes pictures. */
async function look(open: OpenRoom, målform: Målform): Promise<Looking> {
  const folder = join(DOCS, "pictures", målform);
  await mkdir(folder, { recursive: true });
  const me = open.room.world.state.people.find(({ part }) => part === "leader");
  if (me === undefined) throw new Error("nobody leads");
  const who = await open.visit({ viewport: VIEW, reducedMotion: "reduce" });
  // Notes come and go, and lie over what is shown; so does the way further down.
  await who.page.locator(".toasts, .below").evaluateAll((floating) => {
    for (const one of floating as unknown as Shown[]) one.style.setProperty("display", "none", "important");
  });
  const take = async (what: Locator, name: string) => {
    await toTop(what);
    const box = await what.boundingBox();
    if (box === null) throw new Error(`${name} is not in sight`);
    const most = Math.min(box.height, MOST_PX, VIEW.height - box.y);
    const height = most < box.height ? await what.evaluate(beforeWhatIsCut, box.y + most) : most;
    const clip = { ...box, height };
    await who.page.screenshot({ path: join(folder, `${name}.png`), clip });
  };
  return { me, who, take };
}

/** Plays a meeting as its leader, and takes a picture of each thing the guides tell of when it comes. */
async function picture(målform: Målform): Promise<void> {
  await pictureAroundTable(målform);
  await using open = await openRoom(målform, FRESH);
  const { world, others, stage, mailbox } = open.room;
  const { me, who, take } = await look(open, målform);
  // Where the cards come slowly, a step that was taken may be asked for once more.
  const shown = new Set<string>();
  const act = () => others.act(me).catch(() => undefined);
  world.setMine(me.id);
  startMeeting(stage);
  for (;;) {
    const comes = () => mailbox.count(me.email) > 0 || others.needed(me) !== undefined;
    await world.until("the leader's next step", comes, STEP_MS);
    const move = others.needed(me);
    if (move === undefined) break;
    if (!shown.has(move.title)) {
      await open.room.bot.setSpeed(1);
      await showStep(who, open, { me, form: move.form?.name, title: move.title, take });
      await open.room.bot.setSpeed(SPEED);
    }
    shown.add(move.title);
    await act();
  }
  await who.page.getByRole("tab", { name: who.t.inbox }).click();
  await who.inbox.getByRole("button", { name: /Fjordgl.tt sk/ }).click();
  await who.inbox
    .locator("iframe")
    .contentFrame()
    .getByText(/elevar|elever/i)
    .first()
    .waitFor();
  await take(who.page.locator("#side"), "mail");
  if (målform === "nn") await takePages(open, me);
  process.stdout.write(`${målform}: the pictures are in docs/pictures/${målform}/\n`);
}

/** The form that a whole round is written down in, where all sit around the leader's PC. */
async function pictureAroundTable(målform: Målform): Promise<void> {
  await using open = await openRoom(målform, FRESH);
  const { world, others, stage } = open.room;
  const { me, who, take } = await look(open, målform);
  world.setMine(me.id, true);
  startMeeting(stage);
  for (;;) {
    await world.until("the leader's next step", () => others.needed(me) !== undefined, STEP_MS);
    if (others.needed(me)?.form?.name === "contributeTogether") break;
    await others.act(me);
  }
  await openForm(who);
  await take(who.dialog, "round");
}

/** An element, as far as it is used here: these files are checked without the browser's types. */
interface Drawn {
  querySelectorAll(selector: string): Iterable<Drawn>;
  getBoundingClientRect(): { readonly top: number; readonly bottom: number; readonly height: number };
}
interface Shown {
  readonly style: { setProperty(name: string, value: string, priority?: string): void };
  scrollIntoView(options: { readonly block: "start" }): void;
}

/** How much of it goes in above the edge without a line, a picture or a button cut through. */
function beforeWhatIsCut(one: Drawn, edge: number): number {
  const parts = [...one.querySelectorAll(".ac-textBlock p, .ac-textBlock, .ac-pushButton, .ac-input, tr, img")]
    .map((part) => part.getBoundingClientRect())
    .filter(({ height }) => height > 0);
  const cut = parts.filter(({ top, bottom }) => top < edge && bottom > edge).map(({ top }) => top);
  return Math.min(edge, ...cut) - one.getBoundingClientRect().top;
}

async function toTop(what: Locator): Promise<void> {
  await what.evaluate((one) => (one as unknown as Shown).scrollIntoView({ block: "start" }));
}

interface Step {
  readonly me: PersonState;
  readonly form: string | undefined;
  readonly title: string;
  readonly take: (what: Locator, name: string) => Promise<void>;
}

async function showStep(who: Visitor, open: OpenRoom, { me, form, title, take }: Step): Promise<void> {
  const card = who.meeting.getByRole("article").last();
  if (form === "start" || form === "roles" || form === "takeTiltak") {
    await openForm(who);
    await take(who.dialog, form);
    await who.page.keyboard.press("Escape");
    await who.dialog.waitFor({ state: "detached" });
  }
  if (title === who.bot("card.button.conclude")) {
    // As it is to those who answer.
    await who.be(PEOPLE.sfo);
    await who.page.waitForTimeout(DRAWN_MS);
    await take(card, "agreement");
    await who.be(me.name);
  }
  if (form === "chooseFactors") {
    await who.page.waitForTimeout(DRAWN_MS);
    await take(card, "factors");
    await toTop(card);
    const isNynorsk = open.room.world.state.målform === "nn";
    if (isNynorsk) await who.page.screenshot({ path: join(DOCS, "practice-room.png") });
    await who.be(PEOPLE.viddevakt);
    await take(
      who.privately
        .getByRole("article")
        .filter({ hasText: who.bot("card.guard.title") })
        .last(),
      "guard",
    );
    await who.be(me.name);
  }
  if (title === who.bot("card.button.approve")) {
    await who.page.getByRole("tab", { name: who.t.privately }).click();
    const approves = who.page.getByRole("button", { name: title });
    const draft = who.privately.getByRole("article").filter({ has: approves }).last();
    await draft.waitFor();
    await toTop(draft);
    await take(who.page.locator("#side"), "draft");
  }
}

/** The card may be drawn anew just as its form is asked for: then the guide is asked again. */
async function openForm(who: Visitor): Promise<void> {
  const field = who.dialog.getByRole("combobox").or(who.dialog.getByRole("textbox")).first();
  for (;;) {
    await who.guide.getByRole("button", { name: who.t.guideActions.open, exact: true }).click();
    const isOpen = await field.waitFor({ timeout: OPEN_MS }).then(
      () => true,
      () => false,
    );
    if (isOpen) return;
  }
}

/** The first page of the PDF, and the one with the drawing, side by side. */
async function takePages({ room, browser }: OpenRoom, me: PersonState): Promise<void> {
  const [mail] = room.mailbox.inbox(me.email);
  const index = mail?.attachments.findIndex(({ contentType }) => contentType === "application/pdf") ?? -1;
  const pdf = mail && room.mailbox.attachment(me.email, mail.id, index);
  if (pdf === undefined) throw new Error("no PDF came");
  const folder = await mkdtemp(join(tmpdir(), "bti-pages-"));
  try {
    await writeFile(join(folder, "referat.pdf"), pdf.content);
    const args = ["-png", "-r", "72", join(folder, "referat.pdf"), join(folder, "page")];
    await promisify(execFile)("pdftoppm", args);
    const pages = await Promise.all(
      [1, DRAWN_ON].map((number) => readFile(join(folder, `page-${number}.png`), "base64")),
    );
    const page = await browser.newPage({ viewport: { width: 1240, height: 882 } });
    const images = pages.map((one) => `<img src="data:image/png;base64,${one}" style="border:1px solid #bbb">`);
    await page.setContent(
      `<body style="margin:16px;display:flex;gap:16px;background:#e8eceb">${images.join("")}</body>`,
    );
    await page.screenshot({ path: join(DOCS, "referat.png") });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const asked = process.argv.slice(2);
for (const målform of MALFORMER) if (asked.length === 0 || asked.includes(målform)) await picture(målform);
