import type { DocumentRoomRpc } from "../../../../durable/document-room/client.ts";
import { log } from "../../../platform/log.ts";
import type { PackSection } from "./promptpacks/pack.ts";

const EVERY_MS = 150;

/** Shows the people in a document the text that is just being written, a few times a second. */
export class RunningText {
  readonly #room: DocumentRoomRpc;
  readonly #jobId: string;
  #section: PackSection | undefined;
  #text = "";
  #told = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> = Promise.resolve();

  constructor(room: DocumentRoomRpc, jobId: string) {
    this.#room = room;
    this.#jobId = jobId;
  }

  readonly show = (section: PackSection, text: string): void => {
    const begins = section !== this.#section;
    if (begins) this.#told = "";
    this.#section = section;
    this.#text = text;
    if (this.#timer !== undefined) return;
    if (begins) this.#send();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#send();
    }, EVERY_MS);
  };

  /** Ends it; whoever shows the text takes it away. */
  async end(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#section === undefined) return;
    this.#section = undefined;
    await this.#notify({ section: null });
  }

  #send(): void {
    if (this.#section === undefined || this.#text === this.#told) return;
    const offset = this.#text.startsWith(this.#told) ? this.#told.length : 0;
    const { id, title } = this.#section;
    const text = this.#text.slice(offset);
    this.#told = this.#text;
    void this.#notify({ section: { id, title }, offset, text });
  }

  /** One after another, so that the pieces arrive in order; a room that is away misses them. */
  #notify(detail: Record<string, unknown>): Promise<void> {
    const jobId = this.#jobId;
    this.#sending = this.#sending
      .then(() => this.#room.notify({ type: "generation.text", jobId, ...detail }))
      .catch((error: unknown) => log("warn", "generation.text_not_shown", { jobId, error }));
    return this.#sending;
  }
}
