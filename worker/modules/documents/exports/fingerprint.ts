import { sha256Hex } from "../../../kernel/digest.ts";
import type { ExportFormat } from "./contract.ts";
import type { ExportInputs } from "./inputs.ts";
import type { ChosenOptions } from "./options.ts";

/** Goes up with every change to what the renderers write; a test holds it to that. */
export const RENDERER = 25;

interface Wanted {
  /** The version, or the project when it is about all of its documents. */
  subjectId: string;
  format: ExportFormat;
  options: ChosenOptions;
  inputs: ExportInputs;
}

/** Names a file by everything it is made from: equal names mean equal bytes. */
export function fingerprintOf({ subjectId, format, options, inputs }: Wanted): Promise<string> {
  const { contentsDepth, pageSize, cover, comments } = options;
  const chosen = [contentsDepth, pageSize, cover, comments];
  return sha256Hex(JSON.stringify([RENDERER, subjectId, format, chosen, inputs]));
}
