/** What a municipality fills in, for tests. */
export const SETTINGS = {
  MICROSOFT_APP_ID: "11111111-2222-4333-8444-555555555555",
  TEAMS_APP_ID: "66666666-7777-4888-9999-aaaaaaaaaaaa",
  BOT_DOMAIN: "bti.kommune.example",
  DEVELOPER_NAME: 'Eksempel «"kommune"»',
  WEBSITE_URL: "https://kommune.example",
  PRIVACY_URL: "https://kommune.example/personvern",
  TERMS_URL: "https://kommune.example/vilkar",
};
