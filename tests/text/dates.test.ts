import { expect, test } from "vitest";
import { clockText, dateText, dayText, shortDateText } from "../../src/text/dates.ts";

const NIGHT = Date.UTC(2027, 1, 28, 23, 30);

test("dates are written as Norwegians write them, whatever the machine's zone", () => {
  expect(dateText("2027-03-03")).toBe("3. mars 2027");
  expect(shortDateText("2027-03-03")).toBe("03.03.2027");
  expect(clockText(NIGHT)).toBe("00.30");
});

test("days have their names in each målform, by the day it is in Oslo", () => {
  expect(dayText(NIGHT, "nn")).toBe("måndag 1. mars 2027");
  expect(dayText(NIGHT, "nb")).toBe("mandag 1. mars 2027");
  expect(dayText(Date.UTC(2027, 2, 6, 12), "nn")).toBe("laurdag 6. mars 2027");
});

test("what is no date stands as it is", () => {
  expect([dateText("snart"), shortDateText("")]).toEqual(["snart", ""]);
});
