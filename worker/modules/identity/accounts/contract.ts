import { z } from "@hono/zod-openapi";
import { Timestamp } from "../../../http/schemas.ts";
import { platformRoles, roles } from "../../../kernel/permissions.gen.ts";
import { Line, Text } from "../../../kernel/text.ts";
import { isEmailAddress } from "./email-address.ts";
import {
  findPasswordWeakness,
  isStorablePassword,
  maxPasswordLength,
  minPasswordLength,
} from "./password-policy.ts";

const userId = "usr_01jd3k5z8fe9v9w9q2m4x7c1ab";
const organizationId = "org_01jd3k5z8fe9v9w9q2m4x7c1ab";

export const Email = Text(254)
  .refine(isEmailAddress, "must be an e-mail address")
  .openapi({ format: "email", example: "mara.lindqvist@halden-lift.example" });

export const PersonName = Line(100).openapi({ example: "Mara Lindqvist" });

export const NewPassword = z
  .string()
  .max(2 * maxPasswordLength)
  .refine(isStorablePassword, "must not contain NUL characters or unpaired surrogates")
  .openapi({
    description: "Any Unicode text; common passwords are refused.",
    format: "password",
    minLength: minPasswordLength,
    maxLength: maxPasswordLength,
    example: "seven lifts before noon",
  });

export const SignUpRequest = z
  .strictObject({
    email: Email,
    password: NewPassword,
    name: PersonName,
    organizationName: Line(100).optional().openapi({
      description: "Without it, named after the person.",
      example: "Halden Lift Service",
    }),
  })
  .superRefine((request, issues) => {
    const weakness = findPasswordWeakness(request.password, request);
    if (weakness !== undefined) {
      issues.addIssue({
        code: "custom",
        path: ["password"],
        message: weakness,
      });
    }
  })
  .openapi("SignUpRequest");
export type SignUpRequest = z.infer<typeof SignUpRequest>;

export const User = z
  .object({
    id: z.string().openapi({ example: userId }),
    email: z.string().openapi({ example: "mara.lindqvist@halden-lift.example" }),
    name: z.string().openapi({ example: "Mara Lindqvist" }),
  })
  .openapi("User");
export type User = z.infer<typeof User>;

export const Organization = z
  .object({
    id: z.string().openapi({ example: organizationId }),
    name: z.string().openapi({ example: "Halden Lift Service" }),
    personal: z.boolean().openapi({
      description: "Whether it came with the account.",
      example: true,
    }),
  })
  .openapi("Organization");
export type Organization = z.infer<typeof Organization>;

export const Membership = z
  .object({
    organizationId: z.string().openapi({ example: organizationId }),
    organizationName: z.string().openapi({ example: "Halden Lift Service" }),
    role: z.enum(roles).openapi({ example: "OWNER" }),
  })
  .openapi("Membership");

export const Preferences = z
  .object({
    exportMails: z.boolean().openapi({
      description: "Whether a mail tells of an export that was not fetched when it was ready.",
      example: true,
    }),
  })
  .openapi("Preferences");
export type Preferences = z.infer<typeof Preferences>;

export const Me = z
  .object({
    ...User.shape,
    emailVerified: z.boolean().openapi({
      description: "Whether the person has followed the link in a mail to this address.",
      example: true,
    }),
    deletesAt: Timestamp.nullable().openapi({
      description: "When the account is deleted, if the person has asked for it.",
      example: null,
    }),
    platformRole: z.enum(platformRoles).nullable().openapi({
      description: "What the person may do on the platform, besides their organizations.",
      example: null,
    }),
    preferences: Preferences,
    memberships: z.array(Membership),
  })
  .openapi("Me");
export type Me = z.infer<typeof Me>;

export const UpdateMeRequest = z
  .strictObject({
    name: PersonName.optional(),
    preferences: z.strictObject(Preferences.shape).partial().optional(),
  })
  .openapi("UpdateMeRequest");
export type UpdateMeRequest = z.infer<typeof UpdateMeRequest>;

export const CurrentPassword = z
  .string()
  .min(1)
  .max(256)
  .refine(isStorablePassword, "must not contain NUL characters or unpaired surrogates")
  .openapi({ format: "password", example: "seven lifts before noon" });
