import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { ensureBuilt } from "../runtime/build.ts";
import { freePort } from "../runtime/free-port.ts";
import { startWorkerd } from "../runtime/workerd.ts";
import { createEncryptionKeys, createSigningKeys } from "../signing-keys.ts";
import { buildBareWorker } from "./bare/build-bare-worker.ts";
import { startCallRecorder } from "./bare/record-calls.ts";
import { startBareWorker } from "./bare/start-bare-worker.ts";
import { openBenchDatabase } from "./database.ts";
import {
  createDesks,
  createMeetings,
  createPopulation,
  type Desk,
  type Meeting,
  pick,
} from "./population.ts";
import type { ScenarioName } from "./scenarios.ts";
import { seedPopulation } from "./seed-population.ts";
import { tokenSigner } from "./sign-token.ts";

/** The product and the bare routes, each on a workerd of its own, on one seeded database. */
export interface Stage {
  ports: { product: number; bare: number; inspector: number };
  desks: Desk[];
  meetings: Meeting[];
  databaseKind: string;
  close(): Promise<void>;
}

// A draft edit costs no SQL once the room knows who edits.
const recordedScenarios: ScenarioName[] = [
  "me",
  "projects-list",
  "project-get",
  "draft-get",
  "publish",
];

interface StageOptions {
  databaseUrl: string | undefined;
  /** Whether tools may look into the product, which costs it a little. */
  inspected?: boolean;
}

const longestLogLine = 200;

/** Sets everything up in a new folder under the system's temporary one, which `close` removes. */
export async function openStage({ databaseUrl, inspected = false }: StageOptions): Promise<Stage> {
  const folder = await mkdtemp(resolve(tmpdir(), "docuforge-bench-"));
  const closers: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  async function close(): Promise<void> {
    for (let next = closers.pop(); next !== undefined; next = closers.pop()) await next();
  }
  try {
    const [bareModule] = await Promise.all([
      buildBareWorker(resolve(folder, "bare-bundle")),
      ensureBuilt(),
    ]);
    const database = await openBenchDatabase(folder, databaseUrl);
    closers.push(() => database.close());
    const { gateway } = database;
    const population = createPopulation();
    await seedPopulation(gateway.backend, population);
    const signingKeys = createSigningKeys();
    const sign = tokenSigner(signingKeys);
    const desks = createDesks(population, sign);

    const bindings = {
      APP_ENV: "local",
      AUTH_SIGNING_KEYS: signingKeys,
      DATA_ENCRYPTION_KEYS: createEncryptionKeys(),
      DATABASE_URL: gateway.databaseUrl,
      NEON_FETCH_ENDPOINT: gateway.fetchEndpoint,
    };
    const inspector = await freePort();
    const startProduct = (name: string, port: number, fetchEndpoint: string) =>
      startWorkerd({
        host: "127.0.0.1",
        port,
        ...(inspected ? { inspectorPort: inspector } : {}),
        stateDir: resolve(folder, name),
        bindings: { ...bindings, NEON_FETCH_ENDPOINT: fetchEndpoint },
        onLog: ({ level, message }) => {
          if (level === "error") console.error(message.slice(0, longestLogLine));
        },
      });

    const recorder = await startCallRecorder(gateway.fetchEndpoint);
    const rehearsal = await freePort();
    const stopRehearsal = await startProduct("rehearsal", rehearsal, recorder.fetchEndpoint);
    const recorded = await recorder
      .record(`http://127.0.0.1:${rehearsal}`, recordedScenarios, pick(desks, 0))
      .finally(async () => {
        await stopRehearsal();
        await recorder.close();
      });

    const product = await freePort();
    closers.push(await startProduct("product", product, gateway.fetchEndpoint));
    // A port that is chosen long before it is used may be another connection's by then.
    const bare = await freePort();
    closers.push(
      await startBareWorker({
        port: bare,
        modulePath: bareModule,
        stateDir: resolve(folder, "bare"),
        bindings: { ...bindings, RECORDED_CALLS: JSON.stringify(recorded) },
      }),
    );
    return {
      ports: { product, bare, inspector },
      desks,
      meetings: createMeetings(population, sign),
      databaseKind: database.kind,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
