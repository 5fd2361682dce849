import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { Line, Text } from "../../../kernel/text.ts";

const Color = z.string().regex(/^#[0-9a-f]{6}$/, "must be a colour such as #12326f");
const longestLine = 120;
const longestNote = 600;
/** Base64 of 1 MB. */
const longestLogo = 1_400_000;

const placeholders =
  "`{title}`, `{version}`, `{project}`, `{organization}` and `{date}` are filled in.";

export const BrandingSettings = z
  .strictObject({
    primaryColor: Color.openapi({ description: "Titles and headings.", example: "#12326f" }),
    accentColor: Color.openapi({ description: "Strokes and marks.", example: "#c48a22" }),
    header: Line(longestLine)
      .nullable()
      .openapi({
        description: `The line above each page; null for title and version. ${placeholders}`,
        example: "Halden Lift Service · {title}",
      }),
    footer: Line(longestLine)
      .nullable()
      .openapi({
        description: `The line below each page, before its number; null for organization and project. ${placeholders}`,
        example: "Confidential · {version} · {date}",
      }),
    coverNote: Text(longestNote).nullable().openapi({
      description: "A paragraph on the title page, such as who may read it.",
      example: "Confidential. Not to be passed on without written consent.",
    }),
    cover: z.boolean().openapi({
      description: "Whether exports have a title page unless told otherwise.",
      example: true,
    }),
    documentControl: z.boolean().openapi({
      description: "A table of the versions and their approvals after the title page.",
      example: true,
    }),
  })
  .openapi("BrandingSettings");
export type BrandingSettings = z.infer<typeof BrandingSettings>;

export const Logo = z
  .object({
    hash: z.string().openapi({ description: "SHA-256 of its bytes, in hex.", example: "9f86d0" }),
    type: z.enum(["png", "jpeg"]).openapi({ example: "png" }),
    width: z.number().int().openapi({ example: 480 }),
    height: z.number().int().openapi({ example: 120 }),
  })
  .openapi("Logo");
export type Logo = z.infer<typeof Logo>;

export const Branding = z
  .object({
    organizationId: z.string().openapi({ example: "org_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    settings: BrandingSettings,
    logo: Logo.nullable(),
    updatedAt: Timestamp.nullable(),
  })
  .openapi("Branding");
export type Branding = z.infer<typeof Branding>;

export const UploadLogoRequest = z
  .strictObject({
    data: z.base64().max(longestLogo).openapi({
      description: "A PNG or JPEG of at most 1 MB and 4,000 pixels a side, in base64.",
      example:
        "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC",
    }),
  })
  .openapi("UploadLogoRequest");
export type UploadLogoRequest = z.infer<typeof UploadLogoRequest>;

export const BrandingParams = z.object({
  organizationId: IdParam("organizationId", "org_01jd3k5z8fe9v9w9q2m4x7c1ab"),
});

/** How exports look where an organization has chosen nothing. */
export const usualSettings: BrandingSettings = {
  primaryColor: "#12326f",
  accentColor: "#c48a22",
  header: null,
  footer: null,
  coverNote: null,
  cover: true,
  documentControl: true,
};
