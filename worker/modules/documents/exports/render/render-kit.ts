import type { Progress } from "./export-source.ts";
import type { DocumentModel } from "./markdown/model.ts";
import type { Pace } from "./pace.ts";
import type { FontSource } from "./pdf/fonts.ts";
import type { Picture } from "./pictures/picture.ts";

/** What a renderer works with, beside the version. */
export interface RenderKit {
  model: DocumentModel;
  /** The pictures of the text, by the address that the text gives. */
  pictures: ReadonlyMap<string, Picture>;
  fonts: FontSource;
  pace: Pace;
  onProgress: Progress;
}
