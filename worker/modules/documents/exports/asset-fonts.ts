import type { FontSource } from "./render/index.ts";

/** The fonts that lie among the static assets under `/export-fonts/`. */
export function assetFonts(assets: Fetcher): FontSource {
  return {
    async load(fileName) {
      const answer = await assets.fetch(`https://assets.local/export-fonts/${fileName}`);
      if (!answer.ok) throw new Error(`The font ${fileName} could not be read: ${answer.status}`);
      return answer.arrayBuffer();
    },
  };
}
