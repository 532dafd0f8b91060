import { expect, test } from "vitest";
import { ownAddresses, requireInside } from "../../src/app/mailPolicy.ts";
import { SCHOOL_NOW } from "../support/entry.ts";

const POLICY = { senderDomain: "kommune.example" };
const own = ownAddresses([...SCHOOL_NOW.people, { personId: "nora", email: "nora@ppt.example" }]);
const asks =
  (address: string, policy = {}) =>
  () =>
    requireInside({ ...POLICY, ...policy }, own, address);

test("an entry goes of itself to addresses of the organisation and of the school's own people", () => {
  expect(asks("siri@kommune.example")).not.toThrow();
  expect(asks("siri@skule.kommune.example")).not.toThrow();
  expect(asks("nora@ppt.example")).not.toThrow();
});

test("and not to a guest's, nor anywhere but where it is set up to go", () => {
  expect(asks("gjest@ein-annan-stad.example")).toThrow(expect.objectContaining({ code: "addressOutside" }));
  expect(asks("siri@kommune.example", { recipientDomains: ["skule.example"] })).toThrow(
    expect.objectContaining({ code: "addressOutside" }),
  );
});
