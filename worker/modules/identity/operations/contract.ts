import { z } from "@hono/zod-openapi";
import { IdParam, Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { RawText } from "../../../kernel/text.ts";
import { switchNames } from "../../../platform/switches/switches.ts";

const emailId = "eml_01jd3k5z8fe9v9w9q2m4x7c1ab";
const statuses = ["queued", "sent", "failed"] as const;

export const PlatformEmail = z
  .object({
    id: z.string().openapi({ example: emailId }),
    template: z.string().openapi({ example: "verify-email" }),
    recipient: z.string().openapi({ example: "mara.lindqvist@halden-lift.example" }),
    status: z.enum(statuses).openapi({ example: "sent" }),
    attempts: z.number().int().openapi({ example: 1 }),
    error: z.string().nullable().openapi({ example: null }),
    canResend: z.boolean().openapi({
      description: "Failed mails are kept for a week.",
      example: false,
    }),
    createdAt: Timestamp,
    sentAt: Timestamp.nullable(),
  })
  .openapi("PlatformEmail");

export const PlatformEmailPage = PageOf(PlatformEmail, "PlatformEmailPage");

export const ListEmailsQuery = PageQuery.extend({
  q: RawText(200).optional().openapi({ description: "Part of the address.", example: "mara" }),
  status: z.enum(statuses).optional().openapi({ example: "failed" }),
});
export type ListEmailsQuery = z.infer<typeof ListEmailsQuery>;

export const EmailParams = z.object({ emailId: IdParam("emailId", emailId) });

export const FeatureSwitch = z
  .object({
    name: z.enum(switchNames).openapi({ example: "sign_up" }),
    label: z.string().openapi({ example: "New accounts" }),
    description: z.string().openapi({ example: "People can sign up." }),
    enabled: z.boolean().openapi({ example: true }),
    changedAt: Timestamp.nullable(),
    changedBy: z
      .object({
        id: z.string().openapi({ example: "usr_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
        name: z.string().openapi({ example: "Mara Lindqvist" }),
      })
      .nullable(),
  })
  .openapi("FeatureSwitch");
export type FeatureSwitch = z.infer<typeof FeatureSwitch>;

export const FeatureSwitches = z
  .object({ items: z.array(FeatureSwitch) })
  .openapi("FeatureSwitches");

export const SetSwitchRequest = z
  .strictObject({
    name: z.enum(switchNames).openapi({ example: "sign_up" }),
    enabled: z.boolean().openapi({ example: false }),
  })
  .openapi("SetSwitchRequest");
export type SetSwitchRequest = z.infer<typeof SetSwitchRequest>;
