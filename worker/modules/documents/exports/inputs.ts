import type { Conversation } from "../comments/index.ts";
import type { OpenSuggestion } from "../suggestions/index.ts";
import type { ControlEntry, ExportSource, RenderBranding } from "./render/index.ts";

/** What a file says beside the text of its version, as it was when the file was asked for. */
export interface DocumentInputs
  extends Omit<
    ExportSource,
    | "markdown"
    | "options"
    | "publishedAt"
    | "branding"
    | "control"
    | "conversations"
    | "suggestions"
  > {
  versionId: string;
  publishedAt: string;
  control: ControlEntry[] | null;
  conversations: Conversation[] | null;
  suggestions: OpenSuggestion[] | null;
}

/** The look that was chosen then; the logo by the hash of its bytes. */
export interface BrandingInputs extends Omit<RenderBranding, "logo"> {
  logoHash: string | null;
}

export interface ExportInputs {
  projectName: string;
  organizationId: string;
  branding: BrandingInputs;
  documents: DocumentInputs[];
}
