import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { type Caller, pick } from "./population.ts";
import { percentile } from "./report.ts";
import type { Stage } from "./stage.ts";

/** What typing in one document takes to reach the other screens. */
export interface LiveResult {
  people: number;
  keys: number;
  arrivals: number;
  /** At the observers, other than those who pressed the key. */
  expectedArrivals: number;
  p50Ms: number;
  p99Ms: number;
  mostP50Ms: number | undefined;
  mostP99Ms: number;
}

const keysPerSecond = 5;
const warmUpMs = 2_000;
// Who reads every frame; the others only type, so that the machine measures the room.
const observers = 10;
const sync = { update: 2, missing: 1 };

/** Twenty people, then a hundred, each typing five keys a second into one document. */
export async function measureLive(stage: Stage, seconds: number): Promise<LiveResult[]> {
  return [
    await measure(stage, 0, { people: 20, seconds, mostP50Ms: undefined, mostP99Ms: 60 }),
    await measure(stage, 1, { people: 100, seconds, mostP50Ms: 40, mostP99Ms: 150 }),
  ];
}

/** What the results fall short of, one sentence each. */
export function missedLiveTargets(results: readonly LiveResult[]): string[] {
  return results.flatMap(({ people, p50Ms, p99Ms, mostP50Ms, mostP99Ms, ...counts }) => {
    const missed: string[] = [];
    const name = `${people} people`;
    const lost = counts.expectedArrivals - counts.arrivals;
    if (lost !== 0) missed.push(`${name}: ${lost} arrivals are missing`);
    if (mostP50Ms !== undefined && !(p50Ms < mostP50Ms))
      missed.push(`${name}: p50 ${p50Ms.toFixed(0)} ms is not under ${mostP50Ms} ms`);
    if (!(p99Ms < mostP99Ms))
      missed.push(`${name}: p99 ${p99Ms.toFixed(0)} ms is not under ${mostP99Ms} ms`);
    return missed;
  });
}

/** The results as a Markdown table. */
export function toLiveTable(results: readonly LiveResult[]): string {
  const rows = results.map(
    ({ people, keys, arrivals, p50Ms, p99Ms }) =>
      `| ${people} | ${keys} | ${arrivals} | ${p50Ms.toFixed(0)} | ${p99Ms.toFixed(0)} |`,
  );
  const head = "| people | keys | arrivals at ten of them | p50 ms | p99 ms |";
  return [head, "| --: | --: | --: | --: | --: |", ...rows].join("\n");
}

interface Load {
  people: number;
  seconds: number;
  mostP50Ms: number | undefined;
  mostP99Ms: number;
}

async function measure(stage: Stage, team: number, load: Load): Promise<LiveResult> {
  const { documentId, callers } = pick(stage.meetings, team);
  const sentAtMs = new Map<string, number>();
  const latenciesMs: number[] = [];
  const arrived = (key: string) => {
    const startedAtMs = sentAtMs.get(key);
    if (startedAtMs !== undefined) latenciesMs.push(performance.now() - startedAtMs);
  };
  const typists: Typist[] = [];
  for (let index = 0; index < load.people; index += 1) {
    const caller = pick(callers, index);
    const socket = await connect(stage.ports.product, documentId, caller);
    const isObserver = index < observers;
    typists.push(new Typist(socket, isObserver ? arrived : undefined));
  }
  const type = async (durationMs: number, onKey: (key: string, index: number) => void) => {
    const intervalMs = 1_000 / keysPerSecond;
    const until = performance.now() + durationMs;
    await Promise.all(
      typists.map(async (typist, index) => {
        let nextMs = performance.now() + (index / load.people) * intervalMs;
        for (; nextMs < until; nextMs += intervalMs) {
          await pause(Math.max(0, nextMs - performance.now()));
          onKey(typist.press(), index);
        }
      }),
    );
  };
  await type(warmUpMs, () => undefined);
  await pause(500);
  let keys = 0;
  let expectedArrivals = 0;
  await type(load.seconds * 1_000, (key, index) => {
    keys += 1;
    expectedArrivals += index < observers ? observers - 1 : observers;
    sentAtMs.set(key, performance.now());
  });
  await pause(2_000);
  for (const typist of typists) typist.close();
  const sorted = Float64Array.from(latenciesMs).sort();
  return {
    people: load.people,
    keys,
    arrivals: latenciesMs.length,
    expectedArrivals,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    mostP50Ms: load.mostP50Ms,
    mostP99Ms: load.mostP99Ms,
  };
}

class Typist {
  readonly #socket: WebSocket;
  readonly #doc = new Y.Doc();
  #update: Uint8Array | undefined;

  constructor(socket: WebSocket, arrived: ((key: string) => void) | undefined) {
    this.#socket = socket;
    this.#doc.on("update", (update: Uint8Array) => {
      this.#update = update;
    });
    socket.on("message", (data: Buffer) => {
      // Every room asks what it misses; nothing, because each types into text of their own.
      if (data[0] === 0 && data[1] === 0) socket.send(frame(sync.missing, new Uint8Array([0, 0])));
      if (arrived && data[0] === 0 && data[1] === sync.update) {
        for (const { clientId, clock } of keysOf(bodyOf(data))) {
          if (clientId !== this.#doc.clientID) arrived(`${clientId}:${clock}`);
        }
      }
    });
  }

  /** Types one character and says which key that was. */
  press(): string {
    const text = this.#doc.getText("content");
    text.insert(text.length, "x");
    if (this.#update) this.#socket.send(frame(sync.update, this.#update));
    return `${this.#doc.clientID}:${text.length - 1}`;
  }

  close(): void {
    this.#socket.close();
  }
}

function* keysOf(update: Uint8Array): Generator<{ clientId: number; clock: number }> {
  for (const { id, length } of Y.decodeUpdate(update).structs) {
    for (let offset = 0; offset < length; offset += 1) {
      yield { clientId: id.client, clock: id.clock + offset };
    }
  }
}

async function connect(port: number, documentId: string, caller: Caller): Promise<WebSocket> {
  const path = `127.0.0.1:${port}/api/v1/docs/${documentId}`;
  const answer = await fetch(`http://${path}/live-ticket`, {
    method: "POST",
    headers: { Authorization: `Bearer ${caller.token}` },
  });
  if (!answer.ok) throw new Error(`live-ticket answered ${answer.status}`);
  const { ticket } = (await answer.json()) as { ticket: string };
  const socket = new WebSocket(`ws://${path}/live?ticket=${ticket}`);
  await new Promise((done, fail) => {
    socket.once("open", done);
    socket.once("error", fail);
  });
  return socket;
}

function frame(step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

function bodyOf(data: Buffer): Uint8Array {
  let start = 2;
  while ((data[start] ?? 0) >= 128) start += 1;
  return new Uint8Array(data.subarray(start + 1));
}

function pause(durationMs: number): Promise<void> {
  return new Promise((done) => setTimeout(done, durationMs));
}
