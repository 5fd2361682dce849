import { z } from "@hono/zod-openapi";
import { Timestamp } from "../../../http/schemas.ts";
import { Me } from "../accounts/contract.ts";
import { Session } from "../sessions/contract.ts";

export const ScheduledDeletion = z
  .object({ deletesAt: Timestamp.openapi({ description: "Until then it can be taken back." }) })
  .openapi("ScheduledDeletion");
export type ScheduledDeletion = z.infer<typeof ScheduledDeletion>;

const organizationId = z.string().openapi({ example: "org_01jd3k5z8fe9v9w9q2m4x7c1ab" });

export const OwnData = z
  .object({
    account: Me.extend({ createdAt: Timestamp }),
    sessions: z.array(Session.omit({ current: true })),
    linkedAccounts: z.array(
      z.object({
        provider: z.string().openapi({ example: "google" }),
        subject: z.string().openapi({ example: "108204268033311374519" }),
        email: z.string().nullable().openapi({ example: "mara.lindqvist@gmail.example" }),
        createdAt: Timestamp,
        lastUsedAt: Timestamp.nullable(),
      }),
    ),
    passkeys: z.array(
      z.object({
        name: z.string().openapi({ example: "MacBook of Mara" }),
        createdAt: Timestamp,
        lastUsedAt: Timestamp.nullable(),
      }),
    ),
    invitations: z.array(
      z.object({
        organizationId,
        email: z.string().openapi({ example: "ji-woo.han@halden-lift.example" }),
        role: z.string().openapi({ example: "EDITOR" }),
        createdAt: Timestamp,
        outcome: z.string().nullable().openapi({ example: "accepted" }),
      }),
    ),
    activity: z
      .array(
        z.object({
          action: z.string().openapi({ example: "version.published" }),
          organizationId,
          entityType: z.string().openapi({ example: "version" }),
          entityId: z.string().openapi({ example: "ver_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
          createdAt: Timestamp,
        }),
      )
      .openapi({ description: "The newest 5,000 things the person did." }),
  })
  .openapi("OwnData");
export type OwnData = z.infer<typeof OwnData>;
