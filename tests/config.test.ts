import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "../src/config.ts";

const APP_ID = "11111111-1111-4111-8111-111111111111";
const TENANT = "22222222-2222-4222-8222-222222222222";
const OTHER = "33333333-3333-4333-8333-333333333333";
const CREDENTIALS = { MICROSOFT_APP_ID: APP_ID, MICROSOFT_APP_TENANT_ID: TENANT, MICROSOFT_APP_PASSWORD: "secret" };
const PRODUCTION = { ...CREDENTIALS, MAIL_SENDER: "bti@kommune.example.no" };

/** The faults that the environment has, a line each. */
function faults(env: Readonly<Record<string, string>>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [first = "", ...lines] = error.message.split("\n");
    expect(first).toBe(`The configuration has ${lines.length} fault(s):`);
    return lines.map((line) => line.replace(/^ {2}- /, ""));
  }
}

describe("with nothing set", () => {
  test("the bot serves this machine only, with its data in a folder and mails as files", () => {
    expect(readConfig({})).toEqual({
      port: 3978,
      host: "127.0.0.1",
      clockSpeed: 1,
      målform: "nn",
      database: { dataDir: "data" },
      targetedMessages: false,
      onlyTeamsMeetings: false,
      administrators: [],
      mail: { kind: "folder", folder: "data/mail", senderName: "BTI-assistenten" },
    });
  });

  test("a variable that is empty counts as not set", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "", MICROSOFT_APP_ID: "", ALLOWED_TENANT_IDS: "" })).toEqual(
      readConfig({}),
    );
  });
});

test("administrators are told by object id, in whatever case, and anything else is a fault", () => {
  const id = "1F2A3B4C-0000-4000-8000-00000000000A";
  const ADMINISTRATORS = ` ${id}, 2f2a3b4c-0000-4000-8000-00000000000b `;
  expect(readConfig({ ADMINISTRATORS }).administrators).toEqual([
    id.toLowerCase(),
    "2f2a3b4c-0000-4000-8000-00000000000b",
  ]);
  expect(() => readConfig({ ADMINISTRATORS: "it@kommune.example" })).toThrow(/ADMINISTRATORS must be object ids/);
});

test.each([
  ["PORT", ["x", "-1", "1.5", "70000"], "0 to 65535"],
  ["DATABASE_POOL", ["x", "1", "2.5", "501"], "2 to 500"],
  ["RETENTION_MONTHS", ["x", "0", "1.5", "1201"], "1 to 1200"],
])("a number that %s can't be is told with those it can", (name, wrong, range) => {
  for (const value of wrong) {
    expect(() => readConfig({ [name]: value })).toThrow(`${name} must be a whole number from ${range}`);
  }
});

test("port, folder, speed and målform are taken as they are given", () => {
  expect(readConfig({ PORT: "0", DATA_DIR: "/var/bti", CLOCK_SPEED: "60", LOCALE: "nb" })).toMatchObject({
    port: 0,
    clockSpeed: 60,
    målform: "nb",
    database: { dataDir: "/var/bti" },
    mail: { folder: "/var/bti/mail" },
  });
});

describe("in production", () => {
  test("the bot is reached from outside, takes its own tenant, and sends mail through Graph", () => {
    expect(readConfig(PRODUCTION)).toMatchObject({
      host: "0.0.0.0",
      production: {
        appId: APP_ID,
        tenantId: TENANT,
        credential: { secret: "secret" },
        allowedTenantIds: [TENANT],
        extraServiceHosts: [],
        cloudSettings: {},
      },
      mail: { kind: "graph", sender: "bti@kommune.example.no" },
    });
  });

  test("tenants, hosts and cloud are as given", () => {
    const env = {
      ...PRODUCTION,
      ALLOWED_TENANT_IDS: `${TENANT}, ${OTHER}`,
      SERVICE_HOSTS: ".example.us, teams.example.us",
      CLOUD_SETTINGS: '{"ChannelService":"https://botframework.azure.us"}',
    };
    expect(readConfig(env).production).toMatchObject({
      allowedTenantIds: [TENANT, OTHER],
      extraServiceHosts: [".example.us", "teams.example.us"],
      cloudSettings: { ChannelService: "https://botframework.azure.us" },
    });
  });

  test("domains of recipients are read one by one, and only in Teams meetings where that is asked for", () => {
    const env = { ...PRODUCTION, RECIPIENT_DOMAINS: " Kommune.example,skulen.example ,", ONLY_TEAMS_MEETINGS: "on" };
    expect(readConfig(env)).toMatchObject({
      recipientDomains: ["kommune.example", "skulen.example"],
      onlyTeamsMeetings: true,
    });
    for (const RECIPIENT_DOMAINS of ["@kommune.example", "kommune", "*.kommune.example", ","])
      expect(faults({ ...PRODUCTION, RECIPIENT_DOMAINS })).toEqual([
        "RECIPIENT_DOMAINS must be mail domains with commas between, as in kommune.no",
      ]);
  });

  test("mail is sent exactly once, and under another name, where that is asked for", () => {
    const env = { ...PRODUCTION, MAIL_EXACTLY_ONCE: "on", MAIL_SENDER_NAME: "Referat frå BTI" };
    expect(readConfig(PRODUCTION).mail).toMatchObject({ senderName: "BTI-assistenten", exactlyOnce: false });
    expect(readConfig(env).mail).toMatchObject({ senderName: "Referat frå BTI", exactlyOnce: true });
    expect(faults({ MAIL_EXACTLY_ONCE: "on", MAIL_SENDER_NAME: "BTI <annan@eksempel.example>" })).toEqual([
      "MAIL_SENDER_NAME must be a plain name of at most 64 characters",
      "MAIL_EXACTLY_ONCE needs MAIL_SENDER",
    ]);
  });

  test("the app is installed for people only where that is asked for, by the id of its manifest", () => {
    expect(readConfig(PRODUCTION).personalAppId).toBeUndefined();
    expect(readConfig({ ...PRODUCTION, INSTALL_PERSONAL_APP: "on" }).personalAppId).toBe(APP_ID);
    const own = { ...PRODUCTION, INSTALL_PERSONAL_APP: "on", TEAMS_APP_ID: OTHER };
    expect(readConfig(own).personalAppId).toBe(OTHER);
    expect(faults({ INSTALL_PERSONAL_APP: "on" })).toEqual([
      "INSTALL_PERSONAL_APP needs the MICROSOFT_APP_… credentials",
    ]);
    expect(faults({ ...PRODUCTION, INSTALL_PERSONAL_APP: "ja" })).toEqual(["INSTALL_PERSONAL_APP must be on or off"]);
  });

  test("a managed identity needs no secret", () => {
    const { MICROSOFT_APP_PASSWORD: _secret, ...env } = PRODUCTION;
    const config = readConfig({ ...env, MICROSOFT_APP_TYPE: "UserAssignedMSI" });
    expect(config.production?.credential).toEqual({ managedIdentity: "user" });
  });

  describe("a certificate", () => {
    let folder: string;
    const path = (name: string) => join(folder, name);
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "bti-config-"));
      const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=bti"];
      spawnSync("openssl", [...made, "-keyout", path("key.pem"), "-out", path("cert.pem")]);
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    const { MICROSOFT_APP_PASSWORD: _secret, ...env } = PRODUCTION;

    test("is read together with its key", () => {
      const files = {
        MICROSOFT_APP_CERTIFICATE_FILE: path("cert.pem"),
        MICROSOFT_APP_PRIVATE_KEY_FILE: path("key.pem"),
      };
      const { production } = readConfig({ ...env, ...files });
      expect(production?.credential).toEqual({
        certificatePem: readFileSync(path("cert.pem"), "utf8"),
        privateKeyPem: readFileSync(path("key.pem"), "utf8"),
      });
    });

    test("and a key that is none are a fault", () => {
      const file = path("cert.pem");
      const files = { MICROSOFT_APP_CERTIFICATE_FILE: file, MICROSOFT_APP_PRIVATE_KEY_FILE: file };
      expect(faults({ ...env, ...files })).toEqual([expect.stringContaining("holds no private key")]);
    });

    test("that can't be read, or has no key, is a fault", () => {
      const files = { MICROSOFT_APP_CERTIFICATE_FILE: path("none"), MICROSOFT_APP_PRIVATE_KEY_FILE: path("key.pem") };
      expect(faults({ ...env, ...files })).toEqual(["MICROSOFT_APP_CERTIFICATE_FILE can't be read"]);
      expect(faults({ ...env, MICROSOFT_APP_CERTIFICATE_FILE: path("cert.pem") })).toEqual([
        "MICROSOFT_APP_CERTIFICATE_FILE and MICROSOFT_APP_PRIVATE_KEY_FILE go together",
      ]);
    });
  });

  test.each(Object.keys(CREDENTIALS) as (keyof typeof CREDENTIALS)[])(
    "half of the credentials are a fault and never an open bot: only %s",
    (name) => {
      const found = faults({ [name]: CREDENTIALS[name], MAIL_SENDER: "bti@kommune.example.no" });
      const missing = Object.keys(CREDENTIALS).filter((other) => other !== name);
      for (const other of missing) expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${other}\\b`)));
    },
  );

  test("a list of tenants without credentials is a fault too", () => {
    expect(faults({ ALLOWED_TENANT_IDS: TENANT })).toContain("MICROSOFT_APP_ID is missing");
  });

  test("the clock runs as fast as clocks do", () => {
    expect(faults({ ...PRODUCTION, CLOCK_SPEED: "60" })).toEqual(["CLOCK_SPEED must be 1 in production"]);
  });

  test("somewhere to send mail is needed, and a folder will do", () => {
    expect(faults(CREDENTIALS)).toEqual(["MAIL_SENDER (or MAIL_FOLDER) is missing"]);
    expect(readConfig({ ...CREDENTIALS, MAIL_FOLDER: "/mail" }).mail).toEqual({
      kind: "folder",
      folder: "/mail",
      senderName: "BTI-assistenten",
    });
  });

  test("what is no list of tenants, and what is no cloud, are faults", () => {
    expect(faults({ ...PRODUCTION, ALLOWED_TENANT_IDS: "everybody" })).toEqual([
      "ALLOWED_TENANT_IDS must be GUIDs with commas between",
    ]);
    for (const CLOUD_SETTINGS of ["{", '"x"', '{"a":1}']) {
      expect(faults({ ...PRODUCTION, CLOUD_SETTINGS })).toEqual(["CLOUD_SETTINGS must be a JSON object of texts"]);
    }
  });
});

describe("the archive", () => {
  test("is a folder or a mailbox, and not both", () => {
    expect(readConfig({ ARCHIVE_FOLDER: "/archive" }).archive?.target).toEqual({ kind: "folder", folder: "/archive" });
    const both = { ARCHIVE_FOLDER: "/archive", ARCHIVE_MAILBOX: "arkiv@kommune.example.no" };
    expect(faults(both)).toEqual(["ARCHIVE_FOLDER and ARCHIVE_MAILBOX exclude each other"]);
  });

  test("that is described but not named is a fault", () => {
    expect(faults({ ARCHIVE_CASE_NUMBER: "2026/12" })).toEqual([
      "ARCHIVE_CASE_NUMBER without ARCHIVE_FOLDER or ARCHIVE_MAILBOX",
    ]);
  });

  test("shields with a code and its legal ground together", () => {
    expect(faults({ ARCHIVE_FOLDER: "/archive", ARCHIVE_SHIELDING_CODE: "UO" })).toEqual([
      "ARCHIVE_SHIELDING_CODE and ARCHIVE_SHIELDING_LEGAL_GROUND go together",
    ]);
  });
});

test("mail through Graph needs the credentials", () => {
  expect(faults({ MAIL_SENDER: "bti@kommune.example.no" })).toEqual([
    "MAIL_SENDER needs the MICROSOFT_APP_… credentials",
  ]);
});

test("everything that is wrong is told at once, each by its name", () => {
  const env = {
    PORT: "70000",
    CLOCK_SPEED: "fast",
    LOCALE: "sv",
    DATABASE_URL: "mysql://x",
    MICROSOFT_APP_ID: "bot",
    MICROSOFT_APP_TYPE: "MultiTenant",
    MAIL_SENDER: "bti",
  };
  const found = faults(env);
  for (const name of Object.keys(env)) expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${name} `)));
  expect(found).toContain("MICROSOFT_APP_TENANT_ID is missing");
});

test("no value of a secret stands among the faults", () => {
  expect(faults({ MICROSOFT_APP_PASSWORD: "hemmeleg", PORT: "x" }).join()).not.toContain("hemmeleg");
});

describe("erasure by age", () => {
  const ARCHIVE = { ARCHIVE_FOLDER: "/archive" };

  test("is off unless it is set, and waits for the archive", () => {
    expect(readConfig(ARCHIVE).retention).toBeUndefined();
    const months = { ...ARCHIVE, RETENTION_MONTHS: "24" };
    expect(readConfig(months).retention).toEqual({ months: 24, archivedByHand: false });
  });

  test("without an archive needs the word that the unit archives by hand", () => {
    const byHand = { RETENTION_MONTHS: "24", RETENTION_ARCHIVED_BY_HAND: "on" };
    expect(readConfig(byHand).retention).toEqual({ months: 24, archivedByHand: true });
    expect(faults({ RETENTION_MONTHS: "24" })).toEqual([
      "RETENTION_MONTHS needs an archive, or RETENTION_ARCHIVED_BY_HAND=on where the unit archives by hand",
    ]);
    expect(faults({ ...ARCHIVE, ...byHand })).toEqual(["RETENTION_ARCHIVED_BY_HAND and an archive exclude each other"]);
    expect(faults({ RETENTION_ARCHIVED_BY_HAND: "on" })).toEqual([
      "RETENTION_ARCHIVED_BY_HAND without RETENTION_MONTHS",
    ]);
  });

  test("is a whole number of months", () => {
    for (const wrong of ["0", "1.5", "soon", "-3"])
      expect(faults({ ...ARCHIVE, RETENTION_MONTHS: wrong })).toHaveLength(1);
  });
});

test("ids are the same in upper case, as portals write them, and hosts too", () => {
  const upper = {
    MICROSOFT_APP_TENANT_ID: OTHER.toUpperCase(),
    ALLOWED_TENANT_IDS: "ABCDEF00-1111-4111-8111-111111111111",
  };
  const { production } = readConfig({
    ...PRODUCTION,
    ...upper,
    SERVICE_HOSTS: "SMBA.example.US,.BotFramework.azure.us",
  });
  expect(production).toMatchObject({
    allowedTenantIds: ["abcdef00-1111-4111-8111-111111111111"],
    extraServiceHosts: ["smba.example.us", ".botframework.azure.us"],
  });
});

test.each([".com", "com", "https://smba.example.us", "smba.example.us:443", "*.example.us", "."])(
  "a service host that would let in too many, or is none, is told: %s",
  (SERVICE_HOSTS) => {
    expect(faults({ ...PRODUCTION, SERVICE_HOSTS })).toEqual([
      "SERVICE_HOSTS must be host names, or ends of them of two parts or more, with commas between",
    ]);
  },
);
