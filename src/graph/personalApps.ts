/** Installing the Teams app for one person, so that they can be written to in private. */
import { z } from "zod";
import type { PersonalApps } from "../app/ports/people.ts";
import { Unreachable } from "../errors.ts";
import { type Graph, refused } from "./client.ts";

const Permission = z.object({ permissionValue: z.string(), permissionType: z.string() });
const Catalogue = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      appDefinitions: z
        .array(
          z.object({
            publishingState: z.string().nullish(),
            authorization: z
              .object({
                requiredPermissionSet: z
                  .object({ resourceSpecificPermissions: z.array(Permission).nullish() })
                  .nullish(),
              })
              .nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});

interface CatalogueApp {
  readonly id: string;
  /** The resource-specific permissions that whoever installs it consents to. */
  readonly permissions: readonly z.infer<typeof Permission>[];
}

/**
 * Installs the app with `externalId` (the `id` of its manifest) as the organisation's catalogue has it. Needs the
 * application permissions AppCatalog.Read.All and TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All.
 *
 * Reasons: `noAccount` a person without an account in this tenant; `notInCatalogue` the app is not uploaded to the
 * organisation; `denied` no consent; `rejected` anything else that the same request would meet again; `unreachable`.
 */
export function graphPersonalApps(graph: Graph, externalId: string): PersonalApps {
  let known: CatalogueApp | undefined;

  async function catalogueApp(): Promise<CatalogueApp> {
    const query = new URLSearchParams({
      $filter: `externalId eq '${externalId}'`,
      $expand: "appDefinitions",
    });
    const answer = await graph.ask("GET", `/appCatalogs/teamsApps?${query}`);
    const found = answer.status === 200 ? Catalogue.safeParse(answer.body) : undefined;
    if (!found?.success) throw refused(answer, answer.status === 403 ? "denied" : "rejected");
    const [app] = found.data.value;
    if (app === undefined) throw new Unreachable("notInCatalogue", { permanent: true });
    const definitions = app.appDefinitions ?? [];
    const published = definitions.findLast((d) => d.publishingState === "published") ?? definitions.at(-1);
    return {
      id: app.id,
      permissions: published?.authorization?.requiredPermissionSet?.resourceSpecificPermissions ?? [],
    };
  }

  function post(userId: string, { id, permissions }: CatalogueApp) {
    const consent =
      permissions.length === 0 ? {} : { consentedPermissionSet: { resourceSpecificPermissions: permissions } };
    const body = { "teamsApp@odata.bind": `${graph.baseUrl}/v1.0/appCatalogs/teamsApps/${id}`, ...consent };
    return graph.ask("POST", `/users/${userId}/teamwork/installedApps`, { body });
  }

  return {
    async install({ id }) {
      if (!z.guid().safeParse(id).success) throw new Unreachable("noAccount", { permanent: true });
      known ??= await catalogueApp();
      let answer = await post(id, known);
      // Ours are permissions on chats, and it is not documented whether a personal installation takes or wants them.
      if (answer.status === 400) answer = await post(id, { ...known, permissions: [] });
      // 409: it is installed already.
      if (answer.status === 201 || answer.status === 204 || answer.status === 409) return;
      // The app may have been uploaded anew, under another id.
      known = undefined;
      throw refused(answer, answer.status === 403 ? "denied" : answer.status === 404 ? "noAccount" : "rejected");
    },
  };
}
