import type { Context } from "../../../platform/context.ts";
import { findImages, readImage } from "../images/index.ts";
import { findDiagrams } from "../versions/index.ts";
import { diagramHashOf, type PictureSource, type StoredPicture } from "./render/index.ts";

interface VersionPictures {
  ctx: Context;
  /** A version that the caller may read. */
  input: { organizationId: string; versionId: string };
}

/** The pictures of a version's text: images that it names, and diagrams as they were published. */
export function versionPictures({ ctx, input }: VersionPictures): PictureSource {
  return {
    async find(sources, format) {
      const hashes = new Map<string, string>();
      for (const source of sources) {
        const hash = diagramHashOf(source);
        if (hash !== undefined) hashes.set(source, hash);
      }
      const urls = sources.filter((source) => !hashes.has(source));
      const { organizationId, versionId } = input;
      const [images, diagrams] = await Promise.all([
        findImages({ ctx, input: { organizationId, urls } }),
        findDiagrams({ ctx, input: { versionId, sourceHashes: [...hashes.values()] } }),
      ]);
      const found = new Map<string, StoredPicture>(images);
      for (const [source, hash] of hashes) {
        const diagram = diagrams.get(hash);
        if (diagram === undefined) continue;
        const { svg, png } = diagram;
        const image = format === "html" ? svg : png;
        found.set(source, {
          sizeBytes: image.sizeBytes,
          shown: { width: svg.width, height: svg.height },
          read: () => readImage(ctx, image),
        });
      }
      return found;
    },
  };
}
