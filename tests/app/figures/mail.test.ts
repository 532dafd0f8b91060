import { describe, expect, it } from "vitest";
import { mailFigures } from "../../../src/app/figures/mail.ts";
import type { Membership } from "../../../src/app/ports/einings.ts";
import type { Inbox } from "../../../src/app/ports/inbox.ts";
import type { OutgoingMail } from "../../../src/app/ports/mail.ts";
import type { EiningJob } from "../../../src/einings/jobs.ts";
import type { Role } from "../../../src/einings/people.ts";
import { Unreachable } from "../../../src/errors.ts";
import type { Sheet } from "../../../src/figures/sheets.ts";
import { einingJobFromStored, einingJobToStored } from "../../../src/stored/einings/jobs.ts";
import { fakeInbox, noFigures } from "../fakes.ts";

type Wish = Extract<EiningJob, { kind: "figures" }>;

const JOB: Wish = {
  kind: "figures",
  einingId: "a",
  personId: "ragnhild",
  scope: "a",
  schoolYear: 2026,
  request: "ragnhild a 2026 1",
  askedAtMs: Date.parse("2026-11-27T09:00:00Z"),
  målform: "nb",
};
const mine = (roles: readonly Role[], email?: string): Membership[] => [
  {
    eining: { einingId: "a", name: "Fjordglytt <skule>", einingKind: "school", målform: "nn" },
    person: { key: "p1", name: "Ragnhild", personId: "ragnhild", roles, contactOf: [], ...(email && { email }) },
  },
];

interface Setting {
  readonly attachmentBytes?: number;
  readonly fault?: Error;
  readonly job?: Wish;
  readonly inbox?: Inbox;
}

/** What is sent when somebody is this; `attachmentBytes` is what a mail has room for. */
async function sent(
  memberships: readonly Membership[],
  { attachmentBytes = 1000, fault, job = JOB, inbox = fakeInbox() }: Setting = {},
) {
  const mails: OutgoingMail[] = [];
  const warned: string[] = [];
  const sheets: (readonly Sheet[])[] = [];
  const done = mailFigures(
    {
      einings: { store: { of: async () => memberships } },
      figures: noFigures,
      workbook: async (made) => {
        sheets.push(made);
        return new Uint8Array(500);
      },
      mailer: {
        attachmentBytes,
        send: async (mail) => {
          if (fault) throw fault;
          mails.push(mail);
        },
      },
      inbox,
      mailDomain: "kommune.example",
      log: { info() {}, error() {}, warn: (event) => void warned.push(event) },
    },
    job,
  );
  await done;
  return { mails, warned, sheets };
}

describe("figures by mail", () => {
  it("go to the address that the eining knows, in the målform of the chat, with the sheet beside a few words", async () => {
    const { mails, sheets } = await sent(mine(["leader"], "ragnhild@kommune.example"));
    expect(mails).toMatchObject([
      {
        to: { name: "Ragnhild", address: "ragnhild@kommune.example" },
        subject: "Tall fra stafettloggen, skoleåret 2026/27",
        stream: "eining/a",
        attachments: [{ name: "stafettlogg-2026-27.xlsx" }],
      },
    ]);
    expect(mails[0]?.html).toContain("Fjordglytt &#60;skule&#62;");
    expect(sheets[0]?.map(({ name }) => name)).toContain("Oppføringer");
  });

  it("have the same id when the same wish is tried again, and another for another wish", async () => {
    const idOf = async (job: Wish) => (await sent(mine(["leader"], "r@x.no"), { job })).mails[0]?.messageId;
    expect(await idOf(JOB)).toBe(await idOf(JOB));
    expect(await idOf(JOB)).not.toBe(await idOf({ ...JOB, request: "ragnhild a 2026 2" }));
  });

  it("are mailed once for a wish, also where it is stored again when the mail has gone", async () => {
    const inbox = fakeInbox();
    const count = async (job: Wish) => (await sent(mine(["leader"], "r@x.no"), { job, inbox })).mails.length;
    expect([await count(JOB), await count(JOB), await count({ ...JOB, request: "the next" })]).toEqual([1, 0, 1]);
  });

  it("are mailed at the next try where the mail has not gone", async () => {
    const inbox = fakeInbox();
    const fault = new Unreachable("mail", { permanent: false });
    await expect(sent(mine(["leader"], "r@x.no"), { inbox, fault })).rejects.toBeInstanceOf(Unreachable);
    expect((await sent(mine(["leader"], "r@x.no"), { inbox })).mails).toHaveLength(1);
  });

  it("are not sent to whoever may see them no more, or has no address any more", async () => {
    expect((await sent(mine(["employee"], "r@x.no"))).mails).toEqual([]);
    expect((await sent(mine(["leader"]))).mails).toEqual([]);
    expect((await sent([])).mails).toEqual([]);
  });

  it("are tried again where that is worth it, and otherwise told of in the log", async () => {
    const fault = (permanent: boolean) => new Unreachable("mail", { permanent });
    await expect(sent(mine(["leader"], "r@x.no"), { fault: fault(false) })).rejects.toBeInstanceOf(Unreachable);
    expect((await sent(mine(["leader"], "r@x.no"), { fault: fault(true) })).warned).toEqual(["figures.mailRefused"]);
  });

  it("are stored as a wish without names or texts, and read as they were", () => {
    const stored = einingJobToStored(JOB);
    expect(einingJobFromStored(stored)).toEqual(JOB);
    expect(Object.keys(stored)).not.toContain("email");
    expect(() => einingJobFromStored({ ...stored, kind: "other" })).toThrow();
    expect(() => einingJobFromStored({ ...stored, schoolYear: "i fjor" })).toThrow();
  });
});
