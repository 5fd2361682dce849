import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { DocumentType } from "../docs/contract.ts";
import { newestPackName } from "../generation/pack-name.ts";
import { getPromptPack } from "../generation/promptpacks/get-prompt-pack.ts";
import { GROUND_RULES } from "../generation/promptpacks/ground-rules.ts";
import { inapplicable, type SectionOverride } from "../generation/promptpacks/override.ts";
import { describeOutline } from "../generation/promptpacks/pack.ts";
import type { OrganizationPack } from "./contract.ts";
import { findOverride } from "./repo.ts";

interface GetOrganizationPack {
  ctx: UserContext;
  input: { organizationId: string; type: DocumentType };
}

/** The newest pack of a type with what the organization overrides of it; one round trip. */
export async function getOrganizationPack({
  ctx,
  input,
}: GetOrganizationPack): Promise<OrganizationPack> {
  const found = await findOverride(ctx.db, { ...input, userId: ctx.actor.userId });
  if (found === undefined) throw new NotFoundError("organization");
  assertCan(found.role, "pack.read");
  return presentPack(ctx, input, found);
}

/** The same from what is known of the override. */
export function presentPack(
  ctx: UserContext,
  { organizationId, type }: GetOrganizationPack["input"],
  override: {
    revision: number | null;
    sections: SectionOverride[] | null;
    updatedAt: string | null;
  },
): OrganizationPack {
  const pack = getPromptPack(type);
  const sections = override.sections ?? [];
  return {
    organizationId,
    type,
    promptPack: newestPackName(type),
    name: pack.name,
    writer: ctx.env.languageModel === undefined ? "composer" : "model",
    rules: `${pack.system}\n\n${GROUND_RULES}`,
    sections: pack.sections.map((section, index) => ({
      id: section.id,
      title: section.title,
      prompt: section.prompt,
      outline: describeOutline(index + 1, section),
    })),
    override: {
      revision: override.revision ?? 0,
      sections,
      inapplicable: inapplicable(pack, sections),
      updatedAt: override.updatedAt,
    },
  };
}
