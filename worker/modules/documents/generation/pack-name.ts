import { getPromptPack, PROMPT_PACKS } from "./promptpacks/get-prompt-pack.ts";
import { type SectionOverride, withOverrides } from "./promptpacks/override.ts";
import type { PackType, PromptPack } from "./promptpacks/pack.ts";

function packName(pack: PromptPack): string {
  return `${pack.type.toLowerCase()}/v${pack.version}`;
}

/** The name, such as `srs/v1`, that a new document of a type is pinned to. */
export function newestPackName(type: PackType): string {
  return packName(getPromptPack(type));
}

interface PackSource {
  promptPack: string;
  overrides: readonly SectionOverride[] | null;
}

/** The pack a document is pinned to, with the prompts of its organization. */
export function effectivePack({ promptPack, overrides }: PackSource): PromptPack {
  return withOverrides(packNamed(promptPack), overrides ?? []);
}

/** The pack that a provider really wrote with, such as `srs/v1+r3` with the third override. */
export function usedPackName(
  source: PackSource & { overrideRevision: number | null },
  provider: { usesPrompts: boolean },
): string {
  const used = provider.usesPrompts && (source.overrides ?? []).length > 0;
  return used ? `${source.promptPack}+r${source.overrideRevision}` : source.promptPack;
}

/** The pack a document is pinned to; throws RangeError when it is no longer shipped. */
export function packNamed(name: string): PromptPack {
  const pack = PROMPT_PACKS.find((candidate) => packName(candidate) === name);
  if (pack === undefined) throw new RangeError(`There is no prompt pack ${name}`);
  return pack;
}
