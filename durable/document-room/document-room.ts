import { DurableObject } from "cloudflare:workers";
import { findLiveAccess } from "../../worker/modules/documents/drafts/index.ts";
import type { LiveAccess } from "./access-watch.ts";
import { AlarmClock } from "./alarm-clock.ts";
import {
  type AnchorRequest,
  type BeginGenerationResult,
  type DecideSuggestionInput,
  type DecideSuggestionResult,
  type DocumentRoomRpc,
  type EditGrant,
  type EditRefusal,
  type FinishGenerationResult,
  type GenerationClaim,
  type HistoryEntry,
  type InitializeInput,
  type InitializeResult,
  type IssueTicketInput,
  type IssueTicketResult,
  MAX_DRAFT_BYTES,
  type PatchSectionInput,
  type PatchSectionResult,
  type PlaceAnchorResult,
  type ReadHistoryResult,
  type ReadResult,
  type ReadWithOriginsResult,
  type ReplaceInput,
  type ReplaceResult,
  type ResolveAnchorsResult,
  type RestoreHistoryResult,
  type RevertGenerationInput,
  type RevertGenerationResult,
  type ReviewSuggestionsResult,
  type StoredAnchor,
  type SuggestionToReview,
  type WriteGeneratedInput,
  type WriteGeneratedResult,
} from "./client.ts";
import { decideSuggestion, reviewSuggestions } from "./decide-suggestion.ts";
import { DraftKeeper, type OpenRoom } from "./draft-keeper.ts";
import { type DraftSnapshot, FLUSH_DELAY_MS, type FlushEnv, flushSnapshot } from "./flush.ts";
import { GrantBook } from "./grants.ts";
import { LiveRoom } from "./live-room.ts";
import { patchSection } from "./patch-section.ts";
import type { RoomNotice } from "./protocol.ts";
import { isLargeRemoval, restoreHistory } from "./restore-history.ts";
import { encodeText, firstHeader, isTooLarge } from "./room.ts";
import { RoomStorage } from "./storage.ts";
import { TICKET_LIFETIME_MS, TicketBook } from "./tickets.ts";
import { finishGeneration, revertGeneration, writeGenerated } from "./write-generated.ts";

/** Serializes the edits of one document's live draft and carries them to Postgres. */
export class DocumentRoom extends DurableObject<FlushEnv> implements DocumentRoomRpc {
  readonly #storage: RoomStorage;
  readonly #grants = new GrantBook();
  readonly #alarms: AlarmClock;
  readonly #tickets: TicketBook;
  readonly #live: LiveRoom;
  readonly #keeper: DraftKeeper;

  constructor(ctx: DurableObjectState, env: FlushEnv) {
    super(ctx, env);
    this.#storage = new RoomStorage(ctx.storage);
    this.#alarms = new AlarmClock(ctx.storage);
    this.#tickets = new TicketBook(ctx.storage.sql);
    this.#keeper = new DraftKeeper(this.#storage, this.#alarms, () => this.#live, {
      delayMs: () => this.flushDelayMs,
      carry: (snapshot) => this.flush(snapshot),
    });
    this.#live = new LiveRoom(ctx, {
      draft: () => this.#keeper.open()?.draft,
      edit: (update, userId) => this.#keeper.merge(update, userId),
      ask: (sessionIds) => this.askAccess(sessionIds),
      schedule: (atMs) => this.#alarms.ensure("access", atMs),
    });
  }

  async initialize(input: InitializeInput): Promise<InitializeResult> {
    const { documentId, organizationId, content = "", userId = null, restore } = input;
    const existing = this.#keeper.open();
    if (existing) {
      return { ok: true, created: false, revision: existing.draft.revision };
    }
    if (isTooLarge(content)) {
      return { ok: false, reason: "too-large", maxBytes: MAX_DRAFT_BYTES };
    }
    const header = restore
      ? { ...restore, updatedBy: userId }
      : firstHeader(content, userId, Date.now());
    this.#storage.create(
      { documentId, organizationId, ...header, flushedRevision: restore?.revision ?? 0 },
      content === "" ? undefined : encodeText(content),
      restore ? null : userId,
    );
    if (!restore && header.revision > 0) {
      this.#keeper.scheduleFlush();
    }
    return { ok: true, created: true, revision: header.revision };
  }

  async read(): Promise<ReadResult> {
    return this.#keeper.open()?.draft.state() ?? null;
  }

  async replace(input: ReplaceInput): Promise<ReplaceResult> {
    const admitted = this.#admit(input);
    if (!("draft" in admitted)) {
      return admitted;
    }
    const { draft } = admitted;
    const { content, ifMatch, userId } = input;
    if (isTooLarge(content)) {
      return { ok: false, reason: "too-large", maxBytes: MAX_DRAFT_BYTES };
    }
    if (ifMatch !== "*" && ifMatch !== draft.revision) {
      return { ok: false, reason: "stale", current: draft.state() };
    }
    if (input.isRestore || isLargeRemoval(draft.content(), content)) {
      this.#keeper.takeSnapshot("before-replacement");
    }
    this.#keeper.replace(draft, content, userId);
    return { ok: true, revision: draft.revision, updatedAt: draft.updatedAt };
  }

  async patchSection(input: PatchSectionInput): Promise<PatchSectionResult> {
    const admitted = this.#admit(input);
    if (!("draft" in admitted)) {
      return admitted;
    }
    const { draft } = admitted;
    const patched = patchSection(draft.content(), input);
    if (!patched.ok) {
      return patched.reason === "section-gone" ? { ...patched, draft: draft.state() } : patched;
    }
    const { content } = patched;
    if (isTooLarge(content)) {
      return { ok: false, reason: "too-large", maxBytes: MAX_DRAFT_BYTES };
    }
    this.#keeper.replace(draft, content, input.userId);
    return { ok: true, revision: draft.revision, updatedAt: draft.updatedAt, content };
  }

  async revokeGrants(): Promise<void> {
    this.#grants.clear();
    if (this.#keeper.open()) {
      this.#tickets.clear();
    }
    await this.#live.checkAccess();
  }

  async beginGeneration(job: GenerationClaim): Promise<BeginGenerationResult> {
    const draft = this.#keeper.open()?.draft;
    if (!draft) {
      return { ok: false, reason: "not-initialized" };
    }
    this.#keeper.takeSnapshot("before-generation");
    return this.#storage.generation.begin(job, draft.revision, Date.now());
  }

  async writeGenerated(input: WriteGeneratedInput): Promise<WriteGeneratedResult> {
    return this.#keeper.generate((draft) =>
      writeGenerated(input, draft, this.#storage, Date.now()),
    );
  }

  async finishGeneration(job: GenerationClaim): Promise<FinishGenerationResult> {
    return this.#keeper.generate((draft) => finishGeneration(job, draft, this.#storage));
  }

  async revertGeneration(input: RevertGenerationInput): Promise<RevertGenerationResult> {
    return this.#keeper.generate((draft) =>
      revertGeneration(input, draft, this.#storage, Date.now()),
    );
  }

  async discardGeneration(job: GenerationClaim): Promise<void> {
    if (this.#keeper.open() && this.#storage.generation.isOpen(job)) {
      this.#storage.generation.drop();
    }
  }

  async readWithOrigins(): Promise<ReadWithOriginsResult> {
    const draft = this.#keeper.open()?.draft;
    if (!draft) {
      return null;
    }
    const { generation, writers } = this.#storage;
    return {
      state: draft.state(),
      origins: generation.origins(),
      written: draft.written(writers.all()),
    };
  }

  async placeAnchor(request: AnchorRequest): Promise<PlaceAnchorResult> {
    const draft = this.#keeper.open()?.draft;
    if (!draft) {
      return { ok: false, reason: "not-initialized" };
    }
    const anchor = draft.placeAnchor(request);
    return anchor
      ? { ok: true, anchor, place: draft.resolveAnchor(anchor) }
      : { ok: false, reason: "quote-not-found", current: draft.state() };
  }

  async resolveAnchors(anchors: StoredAnchor[]): Promise<ResolveAnchorsResult> {
    const draft = this.#keeper.open()?.draft;
    return draft
      ? { ok: true, places: draft.resolveAnchors(anchors) }
      : { ok: false, reason: "not-initialized" };
  }

  async decideSuggestion(input: DecideSuggestionInput): Promise<DecideSuggestionResult> {
    const draft = this.#keeper.open()?.draft;
    if (!draft) {
      return { ok: false, reason: "not-initialized" };
    }
    return this.#keeper.write(() => {
      const result = decideSuggestion(input, draft, this.#storage, Date.now());
      if (result.ok && result.edited) {
        this.#keeper.scheduleFlush();
      }
      return result;
    });
  }

  async reviewSuggestions(suggestions: SuggestionToReview[]): Promise<ReviewSuggestionsResult> {
    const draft = this.#keeper.open()?.draft;
    return draft
      ? { ok: true, reviews: reviewSuggestions(suggestions, draft, this.#storage) }
      : { ok: false, reason: "not-initialized" };
  }

  async listHistory(input: { before: number | undefined; limit: number }): Promise<HistoryEntry[]> {
    return this.#keeper.open() ? this.#storage.history.list(input.before, input.limit) : [];
  }

  async readHistory({ id }: { id: string }): Promise<ReadHistoryResult> {
    if (!this.#keeper.open()) {
      return { ok: false, reason: "not-initialized" };
    }
    const entry = this.#storage.history.find(id);
    return entry
      ? { ok: true, entry, content: this.#storage.history.content(id) }
      : { ok: false, reason: "not-found" };
  }

  async restoreHistory(input: { id: string; userId: string }): Promise<RestoreHistoryResult> {
    const draft = this.#keeper.open()?.draft;
    if (!draft) {
      return { ok: false, reason: "not-initialized" };
    }
    const restored = this.#keeper.write(() =>
      restoreHistory(input, draft, this.#storage, Date.now()),
    );
    if (restored.ok) {
      this.#keeper.scheduleFlush();
      this.#live.notify({ type: "history.changed" });
    }
    return restored;
  }

  async issueTicket(input: IssueTicketInput): Promise<IssueTicketResult> {
    if (!this.#keeper.open()) {
      return { ok: false, reason: "not-initialized" };
    }
    this.#tickets.issue(input.ticket, input, Date.now());
    return { ok: true, expiresInSeconds: TICKET_LIFETIME_MS / 1_000 };
  }

  async notify(notice: RoomNotice): Promise<void> {
    this.#live.notify(notice);
  }

  override async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    const draft = this.#keeper.open()?.draft;
    const holder = draft && this.#tickets.redeem(searchParams.get("ticket") ?? "", Date.now());
    if (!holder) {
      return new Response(null, { status: 401 });
    }
    return this.#live.accept(draft, holder, searchParams.get("events") === "1");
  }

  override webSocketMessage(ws: WebSocket, message: ArrayBuffer | string): Promise<void> {
    return this.#live.receive(ws, message);
  }

  override webSocketClose(ws: WebSocket): void {
    this.#live.leave(ws);
    this.#snapshotOnceEmpty();
  }

  override webSocketError(ws: WebSocket): void {
    this.#live.leave(ws);
    this.#snapshotOnceEmpty();
  }

  override async alarm(): Promise<void> {
    const duties = this.#alarms.ring(Date.now());
    if (duties.includes("history")) {
      this.#keeper.takeSnapshot("activity");
    }
    await Promise.all([
      duties.includes("access") ? this.#live.ring() : undefined,
      // An alarm without a duty was set before duties were written down.
      duties.includes("flush") || duties.length === 0 ? this.#keeper.ringFlush() : undefined,
    ]);
  }

  protected get flushDelayMs(): number {
    return FLUSH_DELAY_MS;
  }

  protected flush(snapshot: DraftSnapshot): Promise<void> {
    return flushSnapshot(this.env, snapshot);
  }

  protected askAccess(sessionIds: string[]): Promise<LiveAccess> {
    const { documentId = "", organizationId = "" } = this.#keeper.open() ?? {};
    return findLiveAccess(this.env, { documentId, organizationId, sessionIds });
  }

  /** The room for somebody who may edit, or why not. */
  #admit({ userId, grant }: { userId: string; grant?: EditGrant }): OpenRoom | EditRefusal {
    const room = this.#keeper.open();
    if (!room) {
      return { ok: false, reason: "not-initialized" };
    }
    const nowMs = Date.now();
    if (grant && !this.#grants.accept(grant, room.organizationId, nowMs)) {
      return { ok: false, reason: "forbidden" };
    }
    return this.#grants.isLive(userId, nowMs) ? room : { ok: false, reason: "grant-required" };
  }

  #snapshotOnceEmpty(): void {
    if (this.#live.isEmpty) {
      this.#keeper.takeSnapshot("left");
    }
  }
}
