import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { oneLine, RawText } from "../../../kernel/text.ts";
import { Approval } from "../approvals/contract.ts";

export const Publisher = z
  .object({
    id: z.string().openapi({ example: "usr_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    name: z.string().openapi({ example: "Mara Okonjo" }),
  })
  .openapi("Publisher");

const VersionLabel = RawText(100).overwrite(oneLine).nullable().openapi({ example: "Pilot scope" });
const VersionNotes = RawText(5000).nullable().openapi({ example: "Adds offline signatures." });

export const Version = z
  .object({
    id: z.string().openapi({ example: "ver_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    documentId: z.string().openapi({ example: "doc_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    number: z.number().int().openapi({ example: 4 }),
    label: VersionLabel,
    notes: VersionNotes,
    contentHash: z.string().openapi({
      description: "SHA-256 of the UTF-8 text, in hex.",
      example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    }),
    publishedAt: Timestamp,
    publishedBy: Publisher,
    approvals: z.array(Approval).openapi({ description: "Those it was published with." }),
  })
  .openapi("Version");
export type Version = z.infer<typeof Version>;

export const VersionWithContent = Version.extend({
  content: z.string().openapi({ example: "# Shaftline\n\n## 1 Introduction\n" }),
}).openapi("VersionWithContent");
export type VersionWithContent = z.infer<typeof VersionWithContent>;

export const VersionPage = PageOf(Version, "VersionPage");

export const ListVersionsQuery = PageQuery;
export type ListVersionsQuery = z.infer<typeof ListVersionsQuery>;

const ImageId = z.string().regex(/^img_[0-9a-z]{26}$/);

const PublishedDiagram = z
  .strictObject({
    sourceHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .openapi({
        description:
          "SHA-256, in hex, of the Mermaid source: in NFC, lines ended by \\n, white space around it cut off.",
        example: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      }),
    svgImageId: ImageId.openapi({ example: "img_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    pngImageId: ImageId.openapi({
      description: "The same picture with more pixels, for PDF and Word.",
      example: "img_01jd3k5z8fe9v9w9q2m4x7c1ac",
    }),
  })
  .openapi("PublishedDiagram");
export type PublishedDiagram = z.infer<typeof PublishedDiagram>;

export const PublishDraftRequest = z
  .strictObject({
    label: VersionLabel.optional(),
    notes: VersionNotes.optional(),
    diagrams: z.array(PublishedDiagram).max(200).optional().openapi({
      description:
        "Pictures of the text's Mermaid diagrams: images of this document. They stay with the version for good; others are left out, and exports show those diagrams as source.",
    }),
  })
  .openapi("PublishDraftRequest");
export type PublishDraftRequest = z.infer<typeof PublishDraftRequest>;

export const VersionParams = z.object({
  versionId: IdParam("versionId", "ver_01jd3k5z8fe9v9w9q2m4x7c1ab"),
});
