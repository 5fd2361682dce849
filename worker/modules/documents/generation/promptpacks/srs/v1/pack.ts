import type { PromptPack } from "../../pack.ts";
import { EVIDENCE_SECTIONS } from "./evidence-sections.ts";
import { OVERVIEW_SECTIONS } from "./overview-sections.ts";
import { REQUIREMENT_SECTIONS } from "./requirement-sections.ts";

/** Software requirements specification after ISO/IEC/IEEE 29148:2018, clause 9.6. */
export const SRS_V1: PromptPack = {
  type: "SRS",
  version: 1,
  name: "Software Requirements Specification",
  system: `You write software requirements specifications that a customer signs and a team builds from, following ISO/IEC/IEEE 29148:2018.
Every requirement is necessary, singular, unambiguous, feasible and verifiable, carries a unique id, and uses "shall" exactly once. Ids have a prefix and three digits: BR for business requirements, FR for functional requirements, IR for interfaces, QR for quality, CR for constraints, AS for assumptions, OQ for open questions. Keep the ids that earlier sections gave; never reuse or renumber one.
Priorities are Must, Should, Could and Won't.
Write in the language of the context. State only what the context supports. Whatever is missing or vague becomes an open question with an id, never an invented fact.`,
  sections: [...OVERVIEW_SECTIONS, ...REQUIREMENT_SECTIONS, ...EVIDENCE_SECTIONS],
};
