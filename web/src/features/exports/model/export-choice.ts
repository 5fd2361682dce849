import type { components } from "@/api/generated/schema.d.ts";
import { isRecord } from "@/lib/is-record.ts";
import { type ExportFormat, FORMATS } from "./formats.ts";

type Options = components["schemas"]["ExportOptions"];

/** Without `cover` the file has a title page where the organization's branding says so. */
export type ExportOptions = Required<Omit<Options, "cover">> & Pick<Options, "cover">;

/** What a person exports: a format and how the file looks. */
export interface ExportChoice {
  format: ExportFormat;
  options: ExportOptions;
}

const STORAGE_KEY = "docuforge.export-choice";

export const USUAL_CHOICE: ExportChoice = {
  format: "pdf",
  options: { contentsDepth: 3, pageSize: "A4", comments: false },
};

/** What was chosen last on this device; what is not understood is as usual. */
export function recallChoice(): ExportChoice {
  const usual = USUAL_CHOICE;
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}");
    if (!isRecord(stored)) return usual;
    const known = isRecord(stored.options) ? stored.options : {};
    const { contentsDepth, pageSize, cover, comments } = known;
    const isDepth = Number.isInteger(contentsDepth) && Number(contentsDepth) >= 0;
    return {
      format: FORMATS.find(({ value }) => value === stored.format)?.value ?? usual.format,
      options: {
        contentsDepth: isDepth && Number(contentsDepth) <= 6 ? Number(contentsDepth) : 3,
        pageSize: pageSize === "LETTER" ? "LETTER" : "A4",
        ...(typeof cover === "boolean" ? { cover } : {}),
        comments: comments === true,
      },
    };
  } catch {
    return usual;
  }
}

/** Keeps the choice for the next export on this device. */
export function rememberChoice(choice: ExportChoice): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(choice));
  } catch {
    // A browser that keeps nothing asks again.
  }
}
