import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { appPackage, filledManifest } from "../../manifest/package.ts";
import { SETTINGS } from "./settings.ts";

describe("the app package", () => {
  test("has the filled-in manifest, and every file that it names", async () => {
    const files = unzipSync(await appPackage(SETTINGS, "1.2.3"));
    const manifest = JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array()));
    const named = [
      ...Object.values(manifest.icons),
      ...manifest.localizationInfo.additionalLanguages.map((language: { file: string }) => language.file),
    ];
    expect(Object.keys(files).sort()).toEqual(["manifest.json", ...named].sort());
    expect(manifest).toMatchObject({
      version: "1.2.3",
      id: SETTINGS.TEAMS_APP_ID,
      bots: [{ botId: SETTINGS.MICROSOFT_APP_ID }],
      validDomains: [SETTINGS.BOT_DOMAIN],
      webApplicationInfo: {
        id: SETTINGS.MICROSOFT_APP_ID,
        resource: `api://${SETTINGS.BOT_DOMAIN}/${SETTINGS.MICROSOFT_APP_ID}`,
      },
      developer: { name: SETTINGS.DEVELOPER_NAME },
    });
    expect(JSON.stringify(manifest)).not.toContain("${{");
  });

  test("takes the bot's id for the app where it has none of its own", async () => {
    expect(await filledManifest({ ...SETTINGS, TEAMS_APP_ID: "" }, "1.0.0")).toMatchObject({
      id: SETTINGS.MICROSOFT_APP_ID,
    });
  });

  test("says everything that is missing or wrong at once", async () => {
    const given = {
      ...SETTINGS,
      MICROSOFT_APP_ID: "",
      BOT_DOMAIN: "https://bti.kommune.example/",
      TERMS_URL: "http://a.example",
    };
    await expect(filledManifest(given, "1.0.0")).rejects.toThrow(/^MICROSOFT_APP_ID .+\nBOT_DOMAIN .+\nTERMS_URL .+$/);
  });
});
