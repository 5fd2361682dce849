import type { UserContext } from "../../../platform/context.ts";
import { getVersionPair } from "../versions/index.ts";
import type { DocumentRequirementPage, ListRequirementsQuery } from "./contract.ts";
import { pageRequirements } from "./page-requirements.ts";

interface ListVersionRequirements {
  ctx: UserContext;
  input: ListRequirementsQuery & { versionId: string };
}

/** A page of what a version asks for, against the version before it; one round trip. */
export async function listVersionRequirements({
  ctx,
  input,
}: ListVersionRequirements): Promise<DocumentRequirementPage> {
  const { versionId } = input;
  const [from, to] = await getVersionPair({ ctx, input: { versionId, against: "previous" } });
  return pageRequirements(from?.content ?? "", to.content, input);
}
