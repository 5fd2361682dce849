import { setTimeout as pause } from "node:timers/promises";
import {
  bareRequest,
  type DeskState,
  mixScenario,
  productRequest,
  type ScenarioName,
} from "../scenarios.ts";
import { HttpConnection } from "./http-connection.ts";
import type { Callers, ClosedLoop, Job, OpenLoop, Sample, Visit } from "./job.ts";
import { Recorder } from "./recorder.ts";

const opensAtOnce = 50;
const drainTimeoutMs = 15_000;
const revisionInTag = /^"r(\d+)"$/;

/** Runs one job; the states carry what its desks know from one job to the next. */
export async function drive(job: Job, states: readonly DeskState[]): Promise<Sample> {
  const connections = Array.from({ length: job.connections }, () => new HttpConnection(job.port));
  for (let start = 0; start < connections.length; start += opensAtOnce) {
    const some = connections.slice(start, start + opensAtOnce);
    await Promise.all(some.map((connection) => connection.open()));
  }
  try {
    if (job.kind === "visit") return await visitAll(job, connections, states);
    if (job.kind === "callers") return await driveCallers(job, connections, job.seconds);
    const seats = connections.map((connection, index) => {
      const state = states[index % states.length];
      if (state === undefined) throw new Error("There is nobody to send requests.");
      return { connection, state };
    });
    return job.kind === "closed"
      ? await driveClosed(job, seats, job.seconds)
      : await driveOpen(job, seats, job.seconds);
  } finally {
    for (const connection of connections) connection.close();
  }
}

interface Seat {
  connection: HttpConnection;
  state: DeskState;
}

async function driveClosed(loop: ClosedLoop, seats: Seat[], seconds: number): Promise<Sample> {
  const recorder = new Recorder();
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  await Promise.all(
    seats.map(async (seat) => {
      while (performance.now() < endsAt) {
        await exchange(seat, loop.side, loop.scenario, performance.now(), recorder);
      }
    }),
  );
  return recorder.toSample((performance.now() - startedAt) / 1000);
}

async function driveOpen(loop: OpenLoop, seats: Seat[], seconds: number): Promise<Sample> {
  const recorder = new Recorder();
  const queues = seats.map(() => Promise.resolve());
  const arrivals = Math.floor(loop.perSecond * seconds);
  const startedAt = performance.now();
  for (let arrival = 0; arrival < arrivals; arrival += 1) {
    const dueAt = startedAt + (arrival * 1000) / loop.perSecond;
    if (dueAt > performance.now()) await pause(dueAt - performance.now());
    const index = arrival % seats.length;
    const seat = seats[index];
    if (seat === undefined) continue;
    const scenario = mixScenario(arrival);
    queues[index] = (queues[index] ?? Promise.resolve()).then(() =>
      exchange(seat, loop.side, scenario, dueAt, recorder),
    );
  }
  const isDrained = await Promise.race([
    Promise.all(queues).then(() => true),
    pause(drainTimeoutMs, false, { ref: false }),
  ]);
  if (!isDrained) recorder.failed(`requests unanswered after ${drainTimeoutMs} ms`);
  return recorder.toSample((performance.now() - startedAt) / 1000);
}

async function visitAll(
  visit: Visit,
  connections: HttpConnection[],
  states: readonly DeskState[],
): Promise<Sample> {
  const recorder = new Recorder();
  const startedAt = performance.now();
  const waiting = [...states];
  await Promise.all(
    connections.map(async (connection) => {
      for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
        await exchange({ connection, state }, visit.side, "draft-get", performance.now(), recorder);
      }
    }),
  );
  return recorder.toSample((performance.now() - startedAt) / 1000);
}

async function driveCallers(
  { path, groups }: Callers,
  connections: HttpConnection[],
  seconds: number,
): Promise<Sample> {
  const recorder = new Recorder();
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  let first = 0;
  const nextPath = () => {
    if (groups === undefined) return path;
    const asked = `${path}/${first}/${groups.size}`;
    first = (first + groups.size) % groups.callers;
    return asked;
  };
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < endsAt) {
        const sentAt = performance.now();
        const answer = await connection.send({ method: "GET", path: nextPath(), headers: {} });
        recorder.answered(answer, performance.now() - sentAt);
      }
    }),
  );
  return recorder.toSample((performance.now() - startedAt) / 1000);
}

async function exchange(
  { connection, state }: Seat,
  side: "product" | "bare",
  scenario: ScenarioName,
  dueAt: number,
  recorder: Recorder,
): Promise<void> {
  const request =
    side === "product" ? productRequest(scenario, state) : bareRequest(scenario, state);
  try {
    const answer = await connection.send(request);
    recorder.answered(answer, performance.now() - dueAt);
    const revision = revisionInTag.exec(answer.headers.get("etag") ?? "")?.[1];
    if (revision !== undefined) state.revision = Number(revision);
    else if (answer.status > 299) state.revision = undefined;
  } catch (error) {
    // Whether an edit was stored before the connection broke, nobody here knows.
    state.revision = undefined;
    recorder.failed(error instanceof Error ? error.message : String(error));
  }
}
