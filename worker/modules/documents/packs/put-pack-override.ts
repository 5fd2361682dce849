import { assertCan } from "../../../kernel/access.ts";
import { DomainError, NotFoundError } from "../../../kernel/errors.ts";
import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import type { DocumentType } from "../docs/contract.ts";
import { getPromptPack } from "../generation/promptpacks/get-prompt-pack.ts";
import { overrideProblems } from "../generation/promptpacks/override.ts";
import type { OrganizationPack, PutPackOverrideRequest } from "./contract.ts";
import { presentPack } from "./get-organization-pack.ts";
import { findOverride, saveOverride } from "./repo.ts";

interface PutPackOverride {
  ctx: UserContext;
  input: PutPackOverrideRequest & { organizationId: string; type: DocumentType };
}

/**
 * Sets what an organization says about the prompts of a type, for what is written from now on.
 * CONFLICT when somebody else changed it since it was read.
 */
export async function putPackOverride({ ctx, input }: PutPackOverride): Promise<OrganizationPack> {
  const { organizationId, type, sections, revision } = input;
  const found = await findOverride(ctx.db, { organizationId, type, userId: ctx.actor.userId });
  if (found === undefined) throw new NotFoundError("organization");
  assertCan(found.role, "pack.override");
  const [problem] = overrideProblems(getPromptPack(type), sections, found.sections ?? []);
  if (problem) throw new DomainError("VALIDATION_FAILED", problem.message, { ...problem });

  const updatedAt = ctx.now.toISOString();
  const saved = await saveOverride(
    ctx.db,
    { organizationId, type, sections, seen: revision, updatedAt, updatedBy: ctx.actor.userId },
    auditRow(ctx, {
      organizationId,
      action: "prompt_pack.overridden",
      entityType: "organization",
      entityId: organizationId,
      data: { type, revision: revision + 1, sections: sections.map(({ section }) => section) },
    }),
  );
  if (!saved) {
    throw new DomainError(
      "CONFLICT",
      "Somebody else changed these prompts since you opened them. Load them again and repeat your change.",
    );
  }
  return presentPack(ctx, input, { revision: revision + 1, sections, updatedAt });
}
