import { assertCan } from "../../../kernel/access.ts";
import { NotFoundError } from "../../../kernel/errors.ts";
import type { UserContext } from "../../../platform/context.ts";
import { newestPackName, packNamed } from "../generation/pack-name.ts";
import { comparePacks } from "../generation/promptpacks/compare-packs.ts";
import { inapplicable } from "../generation/promptpacks/override.ts";
import { Budget, wordChanges } from "../versions/index.ts";
import type { DocumentPack } from "./contract.ts";
import { findDocumentPack } from "./repo.ts";

const MOST_STEPS = 4_000_000;

interface GetDocumentPack {
  ctx: UserContext;
  input: { docId: string };
}

/** The pack a document is pinned to, and what a newer one would change; one round trip. */
export async function getDocumentPack({ ctx, input }: GetDocumentPack): Promise<DocumentPack> {
  const found = await findDocumentPack(ctx.db, ctx.actor.userId, input.docId);
  if (!found?.role) throw new NotFoundError("document");
  assertCan(found.role, "document.read");
  const { type, promptPack, revision, sections } = found;
  const newest = newestPackName(type);
  const pinned = { promptPack, overrideRevision: revision ?? 0 };
  if (newest === promptPack) return { ...pinned, upgrade: null };
  const to = packNamed(newest);
  const budget = new Budget(MOST_STEPS);
  const changes = comparePacks(packNamed(promptPack), to).map(({ prompt, ...change }) => ({
    ...change,
    prompt: prompt.before === prompt.after ? [] : wordChanges(prompt.before, prompt.after, budget),
  }));
  const lost = inapplicable(to, sections ?? []);
  return { ...pinned, upgrade: { promptPack: newest, changes, inapplicable: lost } };
}
