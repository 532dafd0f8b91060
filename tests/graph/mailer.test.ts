import { spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { OutgoingMail } from "../../src/app/ports/mail.ts";
import { Unreachable } from "../../src/errors.ts";
import { type GraphOptions, graphClient } from "../../src/graph/client.ts";
import { graphMailer } from "../../src/graph/mailer.ts";
import { ACCESS_DENIED, type Answer, GraphStandIn, SENDER, TENANT, throttled } from "../mail/graphStandIn.ts";
import { MAIL, PNG } from "../mail/sample.ts";
import { programsMissing } from "../support/programs.ts";

let graph: GraphStandIn;
beforeEach(async () => {
  graph = await new GraphStandIn().start();
});
afterEach(() => graph.stop());

type Change = Partial<GraphOptions & { sender: string }>;

const mailer = ({ sender = SENDER, ...change }: Change = {}) =>
  graphMailer(graphClient({ ...graph.options, ...change }), { mailbox: sender, name: "BTI-assistenten" });

/** What a sender is told; and that it gives away nobody's name, address or text, no token and no secret. */
async function fault(mail: OutgoingMail = MAIL, change: Change = {}) {
  const error: unknown = await mailer(change)
    .send(mail)
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof Unreachable)) throw new Error("no Unreachable was thrown");
  expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(
    /Øvrebø|@kommune|leikegrupper|token-|a-secret|AADSTS/,
  );
  const { reason, permanent, retryAfterSeconds } = error;
  return { reason, permanent, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

const LATER = { reason: "unreachable", permanent: false };
const DENIED = { reason: "denied", permanent: true };
const REJECTED = { reason: "rejected", permanent: true };
const TOO_LARGE = { reason: "tooLarge", permanent: true };
const tokenRequests = () => graph.paths.filter((path) => path.endsWith("/token")).length;

describe("a mail that goes out", () => {
  test("takes along as much as it says it has room for, beside a long text", async () => {
    const room = mailer().attachmentBytes;
    expect(room).toBeLessThan(3_000_000);
    const content = new Uint8Array(room);
    const html = `<p>${"Leikegrupper i storefri. ".repeat(10_000)}</p>`;
    await mailer().send({ ...MAIL, html, attachments: [{ name: "a.pdf", contentType: "application/pdf", content }] });
    expect(graph.mails).toHaveLength(1);
  });

  test("reaches the participant with text, document and picture, and a copy is kept in Sent Items", async () => {
    await mailer().send(MAIL);
    expect(graph.mails).toEqual([
      {
        message: {
          internetMessageId: "<referat.m1.p7@bti.example>",
          subject: MAIL.subject,
          body: { contentType: "HTML", content: MAIL.html },
          from: { emailAddress: { name: "BTI-assistenten", address: SENDER } },
          toRecipients: [{ emailAddress: { name: "Åse Øvrebø, PPT", address: "ase.ovrebo@kommune.example" } }],
          attachments: [
            {
              "@odata.type": "#microsoft.graph.fileAttachment",
              name: "Referat – møte på Ås.docx",
              contentType: MAIL.attachments[0]?.contentType,
              contentBytes: Buffer.from(MAIL.attachments[0]?.content ?? []).toString("base64"),
            },
            {
              "@odata.type": "#microsoft.graph.fileAttachment",
              name: "flower.png",
              contentType: "image/png",
              contentBytes: PNG.toString("base64"),
              isInline: true,
              contentId: "flower",
            },
          ],
        },
        saveToSentItems: true,
      },
    ]);
  });

  test("carries the same Message-ID when it is handed over again", async () => {
    const sender = mailer();
    await sender.send(MAIL);
    await sender.send(MAIL);
    const ids = graph.mails.map((mail) => mail.message.internetMessageId);
    expect(ids).toEqual(["<referat.m1.p7@bti.example>", "<referat.m1.p7@bti.example>"]);
  });

  test("goes out under the mailbox's own name where Exchange takes no other sender", async () => {
    graph.mailbox.refusesFrom = true;
    const sender = mailer();
    await sender.send(MAIL);
    await sender.send(MAIL);
    expect(graph.mails.map((mail) => mail.message.from)).toEqual([undefined, undefined]);
    expect(graph.paths.filter((path) => path.endsWith("/sendMail"))).toHaveLength(3);
  });

  test("shares its token with the next ones", async () => {
    const sender = mailer();
    for (let i = 0; i < 5; i++) await sender.send(MAIL);
    expect({ mails: graph.mails.length, tokens: tokenRequests() }).toEqual({ mails: 5, tokens: 1 });
  });

  test("is sent all the same when the token had run out, with a new one that is then kept", async () => {
    const sender = mailer();
    await sender.send(MAIL);
    graph.expireTokens();
    await sender.send(MAIL);
    await sender.send(MAIL);
    expect({ mails: graph.mails.length, tokens: tokenRequests() }).toEqual({ mails: 3, tokens: 2 });
  });

  test("may use the sign-in address of a national cloud", async () => {
    await mailer({ authority: "https://login.national.example" }).send(MAIL);
    expect(graph.mails).toHaveLength(1);
    expect(graph.paths[0]).toBe(`/${TENANT}/v2.0/.well-known/openid-configuration`);
  });

  test.skipIf(programsMissing("openssl"))(
    "may be sent by an application with a certificate instead of a secret",
    async () => {
      const arguments_ = "req -x509 -newkey rsa:2048 -nodes -keyout - -out - -days 2 -subj /CN=bti".split(" ");
      const pem = spawnSync("openssl", arguments_, { encoding: "utf8" }).stdout;
      graph.certificate = new X509Certificate(pem);
      await mailer({ credential: { certificatePem: pem, privateKeyPem: pem } }).send(MAIL);
      expect(graph.mails).toHaveLength(1);
    },
  );
});

describe("a mail that Graph does not take", () => {
  test("to a wrong address is the address's fault", async () => {
    const mail = { ...MAIL, to: { name: MAIL.to.name, address: "ase.ovrebo" } };
    expect(await fault(mail)).toEqual({ reason: "invalidAddress", permanent: true });
  });

  test("from a mailbox that the application may not use is denied", async () => {
    expect(await fault(MAIL, { sender: "rektor@kommune.example" })).toEqual(DENIED);
  });

  test("with more attached than Graph takes is too large, and a smaller one may be tried", async () => {
    const attachments = [{ name: "a.pdf", contentType: "application/pdf", content: new Uint8Array(3_200_000) }];
    expect(await fault({ ...MAIL, attachments })).toEqual(TOO_LARGE);
  });

  test.each<[string, Answer, object]>([
    ["access denied", ACCESS_DENIED, DENIED],
    ["malformed request", { status: 400, body: { error: { code: "RequestBodyRead" } } }, REJECTED],
    ["unknown sender mailbox", { status: 404, body: { error: { code: "ErrorInvalidUser" } } }, REJECTED],
    ["an unreadable refusal", { status: 400, body: "<h1>Bad Request</h1>" }, REJECTED],
    ["throttling, seconds", throttled({ "retry-after": "17" }), { ...LATER, retryAfterSeconds: 17 }],
    [
      "throttling, date",
      throttled({ date: "Sun, 25 Oct 2026 00:30:00 GMT", "retry-after": "Sun, 25 Oct 2026 00:31:30 GMT" }),
      { ...LATER, retryAfterSeconds: 90 },
    ],
    ["throttling for 31 years", throttled({ "retry-after": "1000000000" }), { ...LATER, retryAfterSeconds: 86_400 }],
    [
      "throttling until another century",
      throttled({ date: "Sun, 25 Oct 2026 00:30:00 GMT", "retry-after": "Sun, 25 Oct 2126 00:31:30 GMT" }),
      { ...LATER, retryAfterSeconds: 86_400 },
    ],
    ["throttling, nonsense", throttled({ "retry-after": "soon" }), LATER],
    ["unavailable", { status: 503, headers: { "retry-after": "120" }, body: "" }, { ...LATER, retryAfterSeconds: 120 }],
    ["a gateway's timeout", { status: 504, body: "<html>" }, LATER],
    ["a sign-in page on the way", { status: 200, body: "<html>" }, LATER],
    ["a redirect on the way", { status: 302, headers: { location: "/else" }, body: "" }, LATER],
    ["a reset connection", "reset", LATER],
  ])("%s", async (_what, answer, expected) => {
    graph.nextMails.push(answer);
    expect(await fault()).toEqual(expected);
    expect(graph.mails).toEqual([]);
  });

  test("because Graph never answers is given up, to be tried again", async () => {
    graph.nextMails.push("hang");
    expect(await fault(MAIL, { timeoutSeconds: 0.2 })).toEqual(LATER);
  });

  test("because even a new token is refused is denied after one more try", async () => {
    const refused: Answer = { status: 401, body: { error: { code: "InvalidAuthenticationToken" } } };
    graph.nextMails.push(refused, refused);
    expect(await fault()).toEqual(DENIED);
    expect(graph.paths.filter((path) => path.endsWith("/sendMail"))).toHaveLength(2);
  });
});

describe("a mail without a token", () => {
  test.each<[string, Change]>([
    ["a wrong secret", { credential: { secret: "another" } }],
    ["an unknown application", { clientId: TENANT }],
    ["an address that is not https", { authority: "http://login.national.example" }],
  ])("is denied: %s", async (_what, change) => {
    expect(await fault(MAIL, change)).toEqual(DENIED);
  });

  test.each<[string, Answer]>([
    ["throttled", { status: 429, headers: { "retry-after": "5" }, body: { error: "too_many_requests" } }],
    ["unavailable", { status: 503, body: { error: "temporarily_unavailable", error_codes: [90033] } }],
    ["a gateway's page", { status: 502, body: "<html>" }],
    ["an empty answer", { status: 200, body: {} }],
    ["an answer that is nothing", { status: 200, body: null }],
    ["a reset connection", "reset"],
  ])("is tried again later: %s", async (_what, answer) => {
    graph.nextTokens.push(answer);
    expect(await fault()).toEqual(LATER);
    expect(graph.mails).toEqual([]);
  });

  test("because nobody answers is given up, to be tried again", async () => {
    graph.nextTokens.push("hang");
    expect(await fault(MAIL, { timeoutSeconds: 0.2 })).toEqual(LATER);
  });

  test("because a national cloud can't be asked for its addresses is tried again later", async () => {
    graph.nextTokens.push("reset");
    expect(await fault(MAIL, { authority: "https://login.national.example" })).toEqual(LATER);
  });

  test("is still to be tried again while msal holds requests back after a throttling", async () => {
    graph.nextTokens.push({ status: 429, headers: { "retry-after": "60" }, body: { error: "too_many_requests" } });
    const sender = mailer();
    await expect(sender.send(MAIL)).rejects.toMatchObject(LATER);
    await expect(sender.send(MAIL)).rejects.toMatchObject(LATER);
    expect(tokenRequests()).toBe(1);
  });
});
