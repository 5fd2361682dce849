import type { Context } from "../../../platform/context.ts";
import { chooseOptions } from "./options.ts";
import { cleanSource } from "./render/clean-source.ts";
import { type ExportSource, plainBranding } from "./render/export-source.ts";
import { renderHtml } from "./render/html/render-html.ts";
import { placeDiagrams } from "./render/markdown/diagrams.ts";
import { readInSteps } from "./render/markdown/read-markdown.ts";
import { breathe, Pace } from "./render/pace.ts";
import { loadPictures } from "./render/pictures/load-pictures.ts";
import { versionPictures } from "./version-pictures.ts";

type PageSource = Omit<
  ExportSource,
  "options" | "publishedAt" | "branding" | "control" | "conversations" | "suggestions"
> & {
  publishedAt: string;
};

const noFonts = { load: () => Promise.reject(new Error("A page brings no fonts.")) };

/**
 * A version as one page for a browser: the HTML export, made while somebody waits for it. Its
 * pictures stand in the page itself, so that nothing else has to be public.
 */
export async function renderVersionPage(
  ctx: Context,
  {
    organizationId,
    versionId,
    ...source
  }: PageSource & { organizationId: string; versionId: string },
): Promise<Uint8Array> {
  const pace = new Pace(breathe);
  const model = await pace.run(readInSteps(source.markdown));
  await placeDiagrams(model);
  const loaded = await loadPictures(
    model,
    versionPictures({ ctx, input: { organizationId, versionId } }),
    { toPng: () => Promise.resolve(null) },
    "html",
  );
  const options = chooseOptions("html", undefined);
  return renderHtml(
    cleanSource({
      ...source,
      publishedAt: new Date(source.publishedAt),
      options,
      branding: plainBranding,
      control: null,
      conversations: null,
      suggestions: null,
    }),
    { model, pictures: loaded.pictures, fonts: noFonts, pace, onProgress: () => {} },
  );
}
