import type { DocumentType } from "../api/list-documents.ts";

export interface DocumentTypeInfo {
  type: DocumentType;
  short: string;
  title: string;
  purpose: string;
}

/** The types of document there are, in the order in which they are offered. */
export const DOCUMENT_TYPES: readonly DocumentTypeInfo[] = [
  {
    type: "SRS",
    short: "SRS",
    title: "Software requirements specification",
    purpose: "What the product shall do, as numbered, testable requirements",
  },
  {
    type: "PRD",
    short: "PRD",
    title: "Product requirements document",
    purpose: "Why it is built, for whom, and how success is measured",
  },
  {
    type: "SDD",
    short: "SDD",
    title: "Software design description",
    purpose: "How it is built: parts, data and decisions",
  },
  {
    type: "TEST_PLAN",
    short: "Test plan",
    title: "Test plan",
    purpose: "How each requirement will be verified",
  },
  {
    type: "ADR",
    short: "ADR",
    title: "Architecture decision record",
    purpose: "One decision, its reasons and its consequences",
  },
];

/** The names of a type of document. */
export function documentTypeInfo(type: DocumentType): DocumentTypeInfo {
  const info = DOCUMENT_TYPES.find((candidate) => candidate.type === type);
  return info ?? { type, short: type, title: type, purpose: "" };
}
