import type { ResolvedAnchor, StoredAnchor } from "./anchors.ts";

export interface DraftState {
  content: string;
  /** 0 for a draft nobody has written to; grows by one with every change. */
  revision: number;
  /** ISO 8601 UTC; null while the revision is 0. */
  updatedAt: string | null;
  updatedBy: string | null;
}

/** What the Worker learned from Postgres about one user's access to this document. */
export interface EditGrant {
  userId: string;
  organizationId: string;
  projectId: string;
  canEdit: boolean;
  expiresAtMs: number;
}

export interface InitializeInput {
  documentId: string;
  organizationId: string;
  content?: string;
  userId?: string;
  /** Given when an existing draft is restored from Postgres: it is taken over as already flushed. */
  restore?: { revision: number; updatedAt: string | null };
}

export type InitializeResult =
  | { ok: true; created: boolean; revision: number }
  | { ok: false; reason: "too-large"; maxBytes: number };

/** `null` when the room was never initialized. */
export type ReadResult = DraftState | null;

/** Stretches of the text whose writers are known, in its order. */
export interface WrittenStretches {
  /** Ids of users, and of jobs. */
  writerIds: string[];
  /** Three numbers each: the writer's place in `writerIds`, where it starts and where it ends. */
  stretches: Uint32Array;
}

export type ReadWithOriginsResult = {
  state: DraftState;
  origins: SectionOrigin[];
  written: WrittenStretches;
} | null;

export interface ReplaceInput {
  content: string;
  ifMatch: number | "*";
  /** Whether what is replaced goes into the history even where it is little. */
  isRestore?: boolean;
  userId: string;
  grant?: EditGrant;
}

/** Why an edit of a person did not happen, whatever kind of edit it was. */
export type EditRefusal =
  | { ok: false; reason: "grant-required" }
  | { ok: false; reason: "forbidden" }
  | { ok: false; reason: "not-initialized" }
  | { ok: false; reason: "too-large"; maxBytes: number };

export type ReplaceResult =
  | { ok: true; revision: number; updatedAt: string | null }
  | { ok: false; reason: "stale"; current: DraftState }
  | EditRefusal;

export interface PatchSectionInput {
  sectionId: string;
  /** The hash of the section that the edit started from. */
  baseHash: string;
  /** The section with its heading, up to the next heading. */
  markdown: string;
  userId: string;
  grant?: EditGrant;
}

export interface SectionState {
  id: string;
  hash: string;
  content: string;
}

export type PatchSectionResult =
  | { ok: true; revision: number; updatedAt: string | null; content: string }
  | { ok: false; reason: "unknown-section" }
  | { ok: false; reason: "section-changed"; current: SectionState }
  | { ok: false; reason: "section-gone"; draft: DraftState }
  | EditRefusal;

/** A section that a job has dealt with; `kept` says that a person's text was left in its place. */
export interface GeneratedSection {
  index: number;
  markdown: string;
  /** What stood there before; empty where it was kept. */
  previous: string;
  outcome: "written" | "kept";
}

export type BeginGenerationResult =
  | { ok: true; sections: GeneratedSection[] }
  | { ok: false; reason: "committed"; revision: number }
  | ({ ok: false; reason: "busy" } & GenerationClaim)
  | { ok: false; reason: "superseded" }
  | { ok: false; reason: "not-initialized" };

/** Where generated text belongs: a section of an outline of headings, or one that is there. */
export type GeneratedPlace =
  | {
      kind: "outline";
      /** For each section of the outline, the comparison keys its heading may have. */
      titles: string[][];
      index: number;
      /** Heading of a draft that is still empty. */
      documentTitle: string;
    }
  | { kind: "section"; sectionId: string };

/** Who wrote a section: not a person. */
export interface GenerationOrigin {
  promptPack: string;
  packSection: string;
  provider: string;
  model: string;
  /** ISO 8601 UTC. */
  at: string;
}

/** A text that was generated, by the SHA-256 of it without the white space at its end. */
export interface SectionOrigin extends GenerationOrigin {
  hash: string;
  /** Where it stood. */
  sectionId: string;
  jobId: string;
}

/** Who writes: one holder of a job. A later claim shuts the earlier ones of the same job out. */
export interface GenerationClaim {
  jobId: string;
  claim: number;
}

export interface WriteGeneratedInput extends GenerationClaim {
  /** Position of the section in the job; each is written once. */
  index: number;
  place: GeneratedPlace;
  markdown: string;
  userId: string;
  origin: GenerationOrigin;
}

/** `kept`: a person wrote there, and `quote` is what stands there. */
export type WriteGeneratedResult =
  | { ok: true; outcome: "written"; revision: number }
  /** The text that stands there, tied to the draft before anybody goes on typing in it. */
  | { ok: true; outcome: "kept"; anchor: StoredAnchor }
  | { ok: false; reason: "unknown-job" }
  | { ok: false; reason: "no-such-section" }
  | { ok: false; reason: "too-large"; maxBytes: number };

export type FinishGenerationResult =
  | { ok: true; revision: number }
  | { ok: false; reason: "unknown-job" };

export interface RevertGenerationInput extends GenerationClaim {
  userId: string;
}

export type RevertGenerationResult = FinishGenerationResult;

export type PlaceAnchorResult =
  | { ok: true; anchor: StoredAnchor; place: ResolvedAnchor }
  | { ok: false; reason: "quote-not-found"; current: DraftState }
  | { ok: false; reason: "not-initialized" };

/** The places stand in the order of the anchors that were asked for. */
export type ResolveAnchorsResult =
  | { ok: true; places: ResolvedAnchor[] }
  | { ok: false; reason: "not-initialized" };

/** What became of a suggestion, by whom and when (ISO 8601 UTC). */
export interface SuggestionDecision {
  status: "accepted" | "rejected" | "withdrawn";
  decidedBy: string;
  decidedAt: string;
  reason: string | null;
}

export type DecideSuggestionInput = {
  suggestionId: string;
  userId: string;
  reason?: string | null;
} & (
  | { status: "accepted"; anchor: StoredAnchor; replacement: string }
  | { status: "rejected" | "withdrawn" }
);

export type DecideSuggestionResult =
  | { ok: true; decision: SuggestionDecision; edited: boolean }
  | { ok: false; reason: "changed"; place: ResolvedAnchor }
  | { ok: false; reason: "too-large"; maxBytes: number }
  | { ok: false; reason: "not-initialized" };

/** Why a snapshot was taken: so long after an edit, or before something that replaces the text. */
export type HistoryReason = "activity" | "left" | "before-generation" | "before-replacement";

/** An earlier text of the draft. */
export interface HistoryEntry {
  id: string;
  /** Grows from one snapshot to the next. */
  position: number;
  revision: number;
  /** ISO 8601 UTC. */
  createdAt: string;
  reason: HistoryReason;
  /** Who edited since the snapshot before. */
  authorIds: string[];
  /** Of the text, in bytes of UTF-8. */
  sizeBytes: number;
}

export type ReadHistoryResult =
  | { ok: true; entry: HistoryEntry; content: string }
  | { ok: false; reason: "not-found" | "not-initialized" };

export type RestoreHistoryResult =
  | { ok: true; revision: number; updatedAt: string | null }
  | { ok: false; reason: "not-found" | "not-initialized" };

export interface SuggestionToReview {
  suggestionId: string;
  anchor: StoredAnchor;
}

export type SuggestionReview = { place: ResolvedAnchor } | { decision: SuggestionDecision };

/** The reviews stand in the order of the suggestions that were asked for. */
export type ReviewSuggestionsResult =
  | { ok: true; reviews: SuggestionReview[] }
  | { ok: false; reason: "not-initialized" };

export interface IssueTicketInput {
  ticket: string;
  userId: string;
  name: string;
  sessionId: string;
  /** False lets its holder read along only. */
  canEdit: boolean;
}

export type IssueTicketResult =
  | { ok: true; expiresInSeconds: number }
  | { ok: false; reason: "not-initialized" };
