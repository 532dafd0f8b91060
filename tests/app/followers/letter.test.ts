import { expect, it } from "vitest";
import { letter } from "../../../src/app/followers/letter.ts";
import { noFollower } from "../../../src/followers/state.ts";

it("speaks of the school or kindergarten where what it is about has been erased, and nobody knows whose it was", () => {
  const ref = { entryId: "e1", tiltakId: "t1", evaluateBy: null };
  const digest = { number: 2, on: "2027-02-01", items: [ref] };
  const before = { ...ref, step: "due", about: "2027-02-09", evaluateBy: "2027-02-09", isTold: false } as const;
  const follower = { ...noFollower, tiltak: [{ ...before, calendar: { evaluateBy: "2027-02-09", sequence: 0 } }] };
  const people = {
    organizer: { name: "BTI", email: "bti@kommune.example" },
    attendee: { name: "Ola", email: "ola@kommune.example" },
  };
  const { subject, text, attachments } = letter(follower, digest, [{ ref }], {
    ...people,
    atMs: 0,
    domain: "kommune.example",
  });
  expect(subject).toBe("Påminning om tiltak, skulen eller barnehagen");
  expect(text).toContain("Skulen eller barnehagen har avtalt");
  expect(attachments[0]?.contentType).toContain("method=CANCEL");
});
