import type { OutgoingMail } from "../../src/app/ports/mail.ts";

/** A red dot, 1 × 1. */
export const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

export const MAIL: OutgoingMail = {
  stream: "meeting/m1",
  messageId: "referat.m1.p7@bti.example",
  to: { name: "Åse Øvrebø, PPT", address: "ase.ovrebo@kommune.example" },
  subject: "Referat: «Klassemiljø på 5. trinn» – kva vi vart samde om å prøve først i haust",
  html: '<p>Vi prøver <b>leikegrupper</b>.</p><img src="cid:flower" alt="Analyse">',
  text: "Vi prøver leikegrupper.\n",
  attachments: [
    {
      name: "Referat – møte på Ås.docx",
      contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      content: Uint8Array.from({ length: 3000 }, (_, i) => i % 256),
    },
    { name: "flower.png", contentType: "image/png", content: PNG, cid: "flower" },
  ],
  atMs: Date.UTC(2026, 9, 25, 0, 30, 5),
};
