import { z } from "@hono/zod-openapi";
import { Timestamp } from "../../../http/schemas.ts";
import { PageOf, PageQuery } from "../../../kernel/pagination.ts";
import { auditOutcomes } from "../../../platform/audit/tables.ts";

const userId = "usr_01jd3k5z8fe9v9w9q2m4x7c1ab";

export const AuditEvent = z
  .object({
    id: z.string().openapi({ example: "aud_01jd3k5z8fe9v9w9q2m4x7c1ab" }),
    actor: z
      .object({
        id: z.string().openapi({ example: userId }),
        name: z.string().openapi({ example: "Mara Lindqvist" }),
      })
      .nullable()
      .openapi({ description: "Null when nobody has proved who they are." }),
    action: z.string().openapi({ example: "member.role_changed" }),
    entityType: z.string().openapi({ example: "user" }),
    entityId: z.string().openapi({ example: userId }),
    outcome: z.enum(auditOutcomes).openapi({
      description: "`denied`: not allowed to; `failed`: could not prove who they are.",
      example: "done",
    }),
    data: z.record(z.string(), z.unknown()).openapi({
      description: "What is worth knowing, as `before` and `after` where something changed.",
      example: { before: "VIEWER", after: "EDITOR" },
    }),
    ipAddress: z.string().nullable().openapi({ example: "203.0.113.7" }),
    place: z.string().nullable().openapi({ example: "Gothenburg, SE" }),
    userAgent: z.string().nullable().openapi({ example: "Mozilla/5.0 (Macintosh) Safari/605.1" }),
    requestId: z.string().openapi({ example: "5f0c1d7e-3f0b-4f0e-9d6b-0a4d6b1f6a11" }),
    createdAt: Timestamp,
  })
  .openapi("AuditEvent");
export type AuditEvent = z.infer<typeof AuditEvent>;

export const AuditPage = PageOf(AuditEvent, "AuditPage");

const filters = {
  actorId: z
    .string()
    .regex(/^[a-z]{3}_[0-9a-z]{26}$/)
    .optional()
    .openapi({ example: userId }),
  entityId: z
    .string()
    .regex(/^[a-z]{3}_[0-9a-z]{26}$/)
    .optional()
    .openapi({ description: "What it was done to.", example: userId }),
  subject: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional()
    .openapi({ description: "The first word of the actions.", example: "member" }),
  outcome: z.enum(auditOutcomes).optional().openapi({ example: "denied" }),
  from: z.iso
    .datetime()
    .optional()
    .openapi({ description: "This moment or later.", example: "2026-03-02T00:00:00.000Z" }),
  to: z.iso
    .datetime()
    .optional()
    .openapi({ description: "Before this moment.", example: "2026-03-03T00:00:00.000Z" }),
};

export const AuditFilters = z.object(filters);
export type AuditFilters = z.infer<typeof AuditFilters>;

export const ListAuditQuery = PageQuery.extend(filters);
export type ListAuditQuery = z.infer<typeof ListAuditQuery>;
