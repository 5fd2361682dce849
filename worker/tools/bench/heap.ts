import { WebSocket } from "ws";

/** Collecting stops the isolate; between two samples it gets on with its work. */
const pauseMs = 150;

interface Answer {
  id?: number;
  result?: { usedSize?: number; backingStorageSize?: number };
}

/**
 * How much memory the product's isolate has to hold: its JavaScript heap and the buffers beside it,
 * as the inspector's `Runtime.getHeapUsage` tells them between two slices of work, each time after
 * what nobody holds any more has been collected.
 */
export class HeapWatch {
  private readonly socket: WebSocket;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private sent = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data) => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.id === undefined) return;
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    });
  }

  static async open(inspectorPort: number): Promise<HeapWatch> {
    const answer = await fetch(`http://127.0.0.1:${inspectorPort}/json`);
    const targets = (await answer.json()) as { id: string; webSocketDebuggerUrl: string }[];
    const target = targets.find(({ id }) => id.includes("docuforge"));
    if (target === undefined) throw new Error("The inspector does not know the product's Worker.");
    const socket = new WebSocket(target.webSocketDebuggerUrl);
    await new Promise((done, fail) => {
      socket.once("open", done);
      socket.once("error", fail);
    });
    return new HeapWatch(socket);
  }

  /** The peak, in megabytes, while something is done; it takes longer than it would unwatched. */
  async during(work: () => Promise<unknown>): Promise<number> {
    let highest = 0;
    let isDone = false;
    const done = work().finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await this.ask("HeapProfiler.collectGarbage");
      const { result } = await this.ask("Runtime.getHeapUsage");
      highest = Math.max(highest, (result?.usedSize ?? 0) + (result?.backingStorageSize ?? 0));
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    await done;
    return highest / 1_000_000;
  }

  close(): void {
    this.socket.close();
  }

  private ask(method: string): Promise<Answer> {
    this.sent += 1;
    const id = this.sent;
    this.socket.send(JSON.stringify({ id, method }));
    return new Promise((resolve) => this.waiting.set(id, resolve));
  }
}
