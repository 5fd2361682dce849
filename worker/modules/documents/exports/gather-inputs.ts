import type { UserContext } from "../../../platform/context.ts";
import { type Branding, brandingOf } from "../branding/index.ts";
import { getConversations } from "../comments/index.ts";
import { getOpenSuggestions } from "../suggestions/index.ts";
import { getVersionHistory } from "../versions/index.ts";
import type { ExportFormat } from "./contract.ts";
import type { DocumentInputs, ExportInputs } from "./inputs.ts";
import type { ControlEntry } from "./render/index.ts";

export type VersionFacts = Omit<DocumentInputs, "control" | "conversations" | "suggestions"> & {
  documentId: string;
};

interface GatherInputs {
  ctx: UserContext;
  organizationId: string;
  projectName: string;
  format: ExportFormat;
  /** Whether to say what was said about the documents, and what is proposed for them. */
  comments: boolean;
  versions: readonly VersionFacts[];
}

/**
 * Everything that files say beside the text: the organization's look and the documents' earlier
 * versions, for which Markdown has no place, and what is said about them.
 */
export async function gatherInputs({
  ctx,
  organizationId,
  projectName,
  format,
  comments,
  versions,
}: GatherInputs): Promise<{ inputs: ExportInputs; cover: boolean }> {
  const branding = await brandingOf({ ctx, input: { organizationId } });
  const { settings } = branding;
  const hasControl = settings.documentControl && format !== "md";
  const controls = hasControl
    ? await Promise.all(versions.map((version) => controlOf(ctx, version)))
    : [];
  const remarks = comments
    ? await Promise.all(versions.map(({ documentId }) => remarksOn(ctx, documentId)))
    : [];
  const documents = versions.map(({ documentId: _documentId, ...facts }, index) => ({
    ...facts,
    control: controls[index] ?? null,
    ...(remarks[index] ?? { conversations: null, suggestions: null }),
  }));
  const look = brandingInputs(branding);
  return {
    inputs: { projectName, organizationId, branding: look, documents },
    cover: settings.cover,
  };
}

function brandingInputs({ settings, logo }: Branding): ExportInputs["branding"] {
  const { primaryColor, accentColor, header, footer, coverNote } = settings;
  return { primaryColor, accentColor, header, footer, coverNote, logoHash: logo?.hash ?? null };
}

async function remarksOn(ctx: UserContext, documentId: string) {
  const [conversations, suggestions] = await Promise.all([
    getConversations({ ctx, input: { documentId } }),
    getOpenSuggestions({ ctx, input: { documentId } }),
  ]);
  return { conversations, suggestions };
}

async function controlOf(ctx: UserContext, version: VersionFacts): Promise<ControlEntry[]> {
  const { documentId, versionNumber: upToNumber } = version;
  const history = await getVersionHistory({ ctx, input: { documentId, upToNumber } });
  return history.map(({ number, label, publishedAt, publishedBy, approvals }) => ({
    number,
    label,
    publishedAt,
    publishedBy: publishedBy.name,
    approvals: approvals.map(({ user, approvedAt }) => ({ name: user.name, approvedAt })),
  }));
}
