import { describe, expect, test } from "vitest";
import { referatMail } from "../../src/referat/mail.ts";
import { eventful, MISCHIEF, mischievous } from "./sample.ts";

describe("the mail with the referat", () => {
  test("has topic and unit in its subject, greets, and holds the whole text", async () => {
    const mail = await referatMail(eventful());
    expect(mail.subject).toBe("Referat frå BTI-møte: Uro i friminutta (Lia skule)");
    expect(mail.text).toMatch(
      /^Hei! Her er referatet frå BTI-møtet ved Lia skule 2\. mars 2027\. Det same ligg ved som Word-dokument\.\n\nReferat frå/,
    );
    expect(mail.text).toContain("Få vaksne ute i storefri");
    expect(mail.html).toContain("Få vaksne ute i storefri");
  });

  test("is in bokmål where the meeting was", async () => {
    const mail = await referatMail(eventful({ målform: "nb" }));
    expect(mail.subject).toBe("Referat fra BTI-møte: Uro i friminutta (Lia skule)");
    expect(mail.text).toContain("Det samme ligger ved som Word-dokument.");
  });

  test("brings the Word document under a name that any machine takes", async () => {
    const mail = await referatMail(eventful({ eining: "Lia/Vik: skule?" }));
    const docx = mail.attachments.find((file) => file.cid === undefined);
    expect(docx?.name).toBe("Referat BTI-møte 2027-03-02 Lia Vik skule.docx");
    expect(docx?.contentType).toBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    expect(Buffer.from(docx?.content.slice(0, 2) ?? []).toString()).toBe("PK");
  });

  test("shows the pictures in the text, each attached under the id that the text names", async () => {
    const mail = await referatMail(eventful());
    const inline = mail.attachments.filter((file) => file.cid !== undefined);
    expect(inline.map((file) => file.name)).toEqual(["tidsbruk.png", "analyse.png"]);
    for (const file of inline) {
      expect(mail.html).toContain(`<img src="cid:${file.cid}" alt="`);
      expect(Buffer.from(file.content.slice(1, 4)).toString()).toBe("PNG");
    }
  });

  test("keeps its subject on one line, whatever the topic", async () => {
    const mail = await referatMail({
      ...mischievous(),
      info: { ...mischievous().info, topic: `Uro\r\nBcc: alle@example.org\n${MISCHIEF.emoji}` },
    });
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.subject).toContain("Uro Bcc: alle@example.org Leik 🎉");
  });
});
