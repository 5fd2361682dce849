import { inSpan, isRecorded } from "../../worker/platform/tracing/trace.ts";
import type { AnchorRequest, StoredAnchor } from "./anchors.ts";
import type { RoomNotice } from "./protocol.ts";
import type {
  BeginGenerationResult,
  DecideSuggestionInput,
  DecideSuggestionResult,
  FinishGenerationResult,
  GenerationClaim,
  HistoryEntry,
  InitializeInput,
  InitializeResult,
  IssueTicketInput,
  IssueTicketResult,
  PatchSectionInput,
  PatchSectionResult,
  PlaceAnchorResult,
  ReadHistoryResult,
  ReadResult,
  ReadWithOriginsResult,
  ReplaceInput,
  ReplaceResult,
  ResolveAnchorsResult,
  RestoreHistoryResult,
  RevertGenerationInput,
  RevertGenerationResult,
  ReviewSuggestionsResult,
  SuggestionToReview,
  WriteGeneratedInput,
  WriteGeneratedResult,
} from "./rpc-values.ts";

export type { AnchorRequest, ResolvedAnchor, StoredAnchor } from "./anchors.ts";
export type * from "./rpc-values.ts";

/** Largest draft a room accepts, in bytes of UTF-8. */
export const MAX_DRAFT_BYTES = 5 * 1024 * 1024;

/** Largest generated section a room accepts, in bytes of UTF-8 (a SQLite row of 2 MB holds three). */
export const MAX_SECTION_BYTES = 600_000;

/** Longest time a room believes a grant, in milliseconds, whatever the grant says. */
export const MAX_GRANT_MS = 30_000;

/** The RPC surface of one document's room; expected failures are values, never thrown. */
export interface DocumentRoomRpc {
  /** Makes the room for a document; repeated calls change nothing. */
  initialize(input: InitializeInput): Promise<InitializeResult>;
  /** The live draft, or null when the room was never initialized. */
  read(): Promise<ReadResult>;
  /** Replaces the text when `ifMatch` is the current revision; answered means on disk. */
  replace(input: ReplaceInput): Promise<ReplaceResult>;
  /** Replaces one section when it is still what the edit started from; answered means on disk. */
  patchSection(input: PatchSectionInput): Promise<PatchSectionResult>;
  /** Forgets every grant and closes the live connections of those who have lost access. */
  revokeGrants(): Promise<void>;
  /** Opens or resumes the writing of a job, with the sections it has already dealt with. */
  beginGeneration(input: GenerationClaim): Promise<BeginGenerationResult>;
  /** Writes one section of the job into the draft, unless a person wrote there; once per index. */
  writeGenerated(input: WriteGeneratedInput): Promise<WriteGeneratedResult>;
  /** Ends the job's writing; once per job. */
  finishGeneration(input: GenerationClaim): Promise<FinishGenerationResult>;
  /** Takes back what the job wrote and nobody touched since, and ends its writing. */
  revertGeneration(input: RevertGenerationInput): Promise<RevertGenerationResult>;
  /** Ends the job's writing and leaves what it wrote; an unknown job is no error. */
  discardGeneration(input: GenerationClaim): Promise<void>;
  /** The live draft, what jobs wrote of it, oldest first, and who wrote; null like `read`. */
  readWithOrigins(): Promise<ReadWithOriginsResult>;
  /** Ties a quote to the text, near where the caller saw it; writes nothing. */
  placeAnchor(request: AnchorRequest): Promise<PlaceAnchorResult>;
  /** Where the anchors are now. */
  resolveAnchors(anchors: StoredAnchor[]): Promise<ResolveAnchorsResult>;
  /** Accepts (an edit, if the text is still the one it was made against) or refuses; once. */
  decideSuggestion(input: DecideSuggestionInput): Promise<DecideSuggestionResult>;
  /** Earlier texts without their content, newest first, those before a position. */
  listHistory(input: { before: number | undefined; limit: number }): Promise<HistoryEntry[]>;
  /** An earlier text. */
  readHistory(input: { id: string }): Promise<ReadHistoryResult>;
  /** Writes an earlier text into the draft as an edit, and keeps the text that it replaces. */
  restoreHistory(input: { id: string; userId: string }): Promise<RestoreHistoryResult>;
  /** What each suggestion stands at: its place in the text, or what was decided about it. */
  reviewSuggestions(suggestions: SuggestionToReview[]): Promise<ReviewSuggestionsResult>;
  /** Lets the holder of the ticket open one live connection within a minute. */
  issueTicket(input: IssueTicketInput): Promise<IssueTicketResult>;
  /** Sends an event to the live connections that asked for them. */
  notify(notice: RoomNotice): Promise<void>;
  /** Upgrades a request that carries a ticket; 401 when the ticket is not good. */
  fetch(request: Request): Promise<Response>;
}

/** What the client needs of the DOCUMENT_ROOM binding. */
export interface DocumentRoomNamespace {
  idFromName(name: string): DurableObjectId;
  get(id: DurableObjectId): DocumentRoomRpc;
}

/** The room that serializes the edits of one document. */
export function documentRoom(
  namespace: DocumentRoomNamespace,
  documentId: string,
): DocumentRoomRpc {
  const room = namespace.get(namespace.idFromName(documentId));
  return isRecorded() ? withSpans(room) : room;
}

/** The room with a span around each call. */
function withSpans(room: DocumentRoomRpc): DocumentRoomRpc {
  return new Proxy(room, {
    get: (target, name: keyof DocumentRoomRpc | "then") => {
      if (name === "then") return undefined;
      return (...args: unknown[]) =>
        inSpan(`room ${name}`, {}, async () => Reflect.apply(target[name], target, args));
    },
  });
}
