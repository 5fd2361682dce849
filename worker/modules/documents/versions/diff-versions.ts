import { sha256Hex } from "../../../kernel/digest.ts";
import type { UserContext } from "../../../platform/context.ts";
import { readDraft } from "../drafts/index.ts";
import { diffTexts } from "./diff/diff-texts.ts";
import type { DiffSide, VersionDiff } from "./diff-contract.ts";
import { getVersion } from "./get-version.ts";
import { getVersionPair } from "./get-version-pair.ts";

interface DiffVersions {
  ctx: UserContext;
  input: { versionId: string; against: string };
}

type Sides = [from: (DiffSide & { content: string }) | null, to: DiffSide & { content: string }];

/**
 * What changed from another version of the document, or from the one before, to this one; from this
 * one to the live draft with `draft`. Version 1 has nothing before it: all of it is new.
 */
export async function diffVersions({ ctx, input }: DiffVersions): Promise<VersionDiff> {
  const [from, to] = await (input.against === "draft"
    ? withDraft(ctx, input.versionId)
    : ofVersions(ctx, input.versionId, input.against));
  const diff = diffTexts(from?.content ?? "", to.content);
  return { from, to, ...diff };
}

async function withDraft(ctx: UserContext, versionId: string): Promise<Sides> {
  const version = await getVersion({ ctx, input: { versionId } });
  const { state } = await readDraft({ ctx, input: { docId: version.documentId } });
  const { content } = state;
  const draft = { versionId: null, number: null, content, contentHash: await sha256Hex(content) };
  return [sideOf(version), draft];
}

async function ofVersions(ctx: UserContext, versionId: string, against: string): Promise<Sides> {
  const [from, to] = await getVersionPair({ ctx, input: { versionId, against } });
  return [from && sideOf(from), sideOf(to)];
}

function sideOf(version: { id: string; number: number; contentHash: string; content: string }) {
  const { id, number, contentHash, content } = version;
  return { versionId: id, number, contentHash, content };
}
