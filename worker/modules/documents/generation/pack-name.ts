import { getPromptPack, PROMPT_PACKS } from "./promptpacks/get-prompt-pack.ts";
import type { PackType, PromptPack } from "./promptpacks/pack.ts";

function packName(pack: PromptPack): string {
  return `${pack.type.toLowerCase()}/v${pack.version}`;
}

/** The name, such as `srs/v1`, that a new document of a type is pinned to. */
export function newestPackName(type: PackType): string {
  return packName(getPromptPack(type));
}

/** The pack a document is pinned to; throws RangeError when it is no longer shipped. */
export function packNamed(name: string): PromptPack {
  const pack = PROMPT_PACKS.find((candidate) => packName(candidate) === name);
  if (pack === undefined) throw new RangeError(`There is no prompt pack ${name}`);
  return pack;
}
