import { expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";

const CREDENTIALS = {
  MICROSOFT_APP_ID: "11111111-1111-4111-8111-111111111111",
  MICROSOFT_APP_TENANT_ID: "22222222-2222-4222-8222-222222222222",
  MICROSOFT_APP_PASSWORD: "secret",
};

test("a sender that is no address is told once, and not as missing too", () => {
  const given = { ...CREDENTIALS, MAIL_SENDER: "bti", MAIL_EXACTLY_ONCE: "on" };
  expect(() => readConfig(given)).toThrow(
    /^The configuration has 1 fault\(s\):\n {2}- MAIL_SENDER must be an e-mail address$/,
  );
});

test("production without a way for mail is told what to set", () => {
  expect(() => readConfig(CREDENTIALS)).toThrow("MAIL_SENDER (or MAIL_FOLDER) is missing");
});
