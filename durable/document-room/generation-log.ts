import type {
  BeginGenerationResult,
  GenerationClaim,
  GenerationOrigin,
  SectionOrigin,
} from "./client.ts";

/** A job that wrote nothing for this long gives way to the next one. */
const LIFETIME_MS = 3_600_000;
const MOST_ORIGINS = 5_000;

/** What a job did with one section; `before` and `after` were put around its text. */
export interface GeneratedWrite {
  position: number;
  outcome: "written" | "kept";
  markdown: string;
  before: string;
  after: string;
  /** What stood there. */
  previous: string;
}

interface WriteRow extends Record<string, SqlStorageValue> {
  position: number;
  outcome: string;
  markdown: string;
  before_text: string;
  after_text: string;
  previous: string;
}

/** What jobs write into this document, and which of its sections they wrote. */
export class GenerationLog {
  readonly #sql: SqlStorage;
  #origins: SectionOrigin[] | undefined;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /**
   * Opens or resumes a job's writing for its latest holder; another job's is dropped once it is an
   * hour untouched.
   */
  begin({ jobId, claim }: GenerationClaim, revision: number, nowMs: number): BeginGenerationResult {
    const committed = this.committedRevision(jobId);
    if (committed !== undefined) {
      return { ok: false, reason: "committed", revision: committed };
    }
    const [current] = this.#sql
      .exec<{ job_id: string; claim: number; touched_at_ms: number }>(
        "SELECT job_id, claim, touched_at_ms FROM generation",
      )
      .toArray();
    if (current && current.job_id !== jobId && nowMs - current.touched_at_ms < LIFETIME_MS) {
      return { ok: false, reason: "busy", jobId: current.job_id, claim: current.claim };
    }
    if (current?.job_id !== jobId) {
      this.drop();
      this.#sql.exec(
        "INSERT INTO generation (job_id, base_revision, touched_at_ms, claim) VALUES (?, ?, ?, ?)",
        jobId,
        revision,
        nowMs,
        claim,
      );
    } else if (claim < current.claim) {
      return { ok: false, reason: "superseded" };
    } else {
      this.#sql.exec("UPDATE generation SET claim = ?", claim);
    }
    const sections = this.writes(jobId).map(({ position, markdown, outcome, previous }) => ({
      index: position,
      markdown,
      previous,
      outcome,
    }));
    return { ok: true, sections };
  }

  isOpen({ jobId, claim }: GenerationClaim): boolean {
    return (
      this.#sql
        .exec("SELECT 1 FROM generation WHERE job_id = ? AND claim = ?", jobId, claim)
        .toArray().length > 0
    );
  }

  /** In the order of the outline. */
  writes(jobId: string): GeneratedWrite[] {
    return this.#sql
      .exec<WriteRow>(
        `SELECT position, outcome, markdown, before_text, after_text, previous
          FROM generation_writes WHERE job_id = ? ORDER BY position`,
        jobId,
      )
      .toArray()
      .map((row) => ({
        position: row.position,
        outcome: row.outcome === "kept" ? "kept" : "written",
        markdown: row.markdown,
        before: row.before_text,
        after: row.after_text,
        previous: row.previous,
      }));
  }

  insertWrite(jobId: string, write: GeneratedWrite, nowMs: number): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO generation_writes VALUES (?, ?, ?, ?, ?, ?, ?)",
      jobId,
      write.position,
      write.outcome,
      write.markdown,
      write.before,
      write.after,
      write.previous,
    );
    this.#sql.exec("UPDATE generation SET touched_at_ms = ? WHERE job_id = ?", nowMs, jobId);
  }

  committedRevision(jobId: string): number | undefined {
    return this.#sql
      .exec<{ revision: number }>("SELECT revision FROM generation_commits WHERE job_id = ?", jobId)
      .toArray()[0]?.revision;
  }

  commit(jobId: string, revision: number): void {
    this.#sql.exec("INSERT INTO generation_commits VALUES (?, ?)", jobId, revision);
    this.drop();
  }

  drop(): void {
    this.#sql.exec("DELETE FROM generation_writes");
    this.#sql.exec("DELETE FROM generation");
  }

  /** Remembers that a job wrote these sections, by the hash of their text. */
  insertOrigins(
    jobId: string,
    sections: readonly { id: string; hash: string }[],
    origin: GenerationOrigin,
  ): void {
    for (const { id, hash } of sections) {
      this.#sql.exec(
        "INSERT OR REPLACE INTO section_origins VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        hash,
        jobId,
        id,
        origin.promptPack,
        origin.packSection,
        origin.provider,
        origin.model,
        origin.at,
      );
    }
    this.#sql.exec(
      `DELETE FROM section_origins WHERE at < (
        SELECT at FROM section_origins ORDER BY at DESC LIMIT 1 OFFSET ?)`,
      MOST_ORIGINS,
    );
    this.#origins = undefined;
  }

  deleteOrigins(jobId: string): void {
    this.#sql.exec("DELETE FROM section_origins WHERE job_id = ?", jobId);
    this.#origins = undefined;
  }

  isGenerated(hash: string): boolean {
    return (
      this.#sql.exec("SELECT 1 FROM section_origins WHERE hash = ?", hash).toArray().length > 0
    );
  }

  /** Oldest first. */
  origins(): SectionOrigin[] {
    this.#origins ??= this.#readOrigins();
    return this.#origins;
  }

  /** Reads them again, because a transaction was undone. */
  forget(): void {
    this.#origins = undefined;
  }

  #readOrigins(): SectionOrigin[] {
    return this.#sql
      .exec<Record<string, string>>("SELECT * FROM section_origins ORDER BY at")
      .toArray()
      .map((row) => ({
        hash: String(row.hash),
        sectionId: String(row.section_id),
        jobId: String(row.job_id),
        promptPack: String(row.prompt_pack),
        packSection: String(row.pack_section),
        provider: String(row.provider),
        model: String(row.model),
        at: String(row.at),
      }));
  }
}
