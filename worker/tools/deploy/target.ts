import { fileURLToPath } from "node:url";
import { unstable_readConfig } from "wrangler";
import { z } from "zod";

const configFile = fileURLToPath(new URL("../../../wrangler.toml", import.meta.url));

/** The environments that are deployed; local development is the top level of wrangler.toml. */
export const environments = ["staging", "production"] as const;

export type Environment = (typeof environments)[number];

/** What an environment consists of, by the names that wrangler.toml gives. */
export interface Target {
  environment: Environment;
  worker: string;
  queues: string[];
  buckets: string[];
  pagesProject: string;
}

/** The environment of that name; throws when there is none. */
export function parseEnvironment(name: string | undefined): Environment {
  const found = environments.find((environment) => environment === name);
  if (found === undefined) throw new Error(`--env must be one of ${environments.join(", ")}.`);
  return found;
}

// The part of wrangler's own reading of the file that is used here; its types are not published.
const Configuration = z.object({
  name: z.string(),
  queues: z.object({
    producers: z.array(z.object({ queue: z.string() })),
    consumers: z.array(z.object({ queue: z.string(), dead_letter_queue: z.string().optional() })),
  }),
  r2_buckets: z.array(z.object({ bucket_name: z.string() })),
});

/** Reads what the environment consists of from wrangler.toml. */
export function readTarget(environment: Environment): Target {
  const file: unknown = unstable_readConfig({ config: configFile, env: environment });
  const { name, queues, r2_buckets } = Configuration.parse(file);
  const queueNames = [
    ...queues.producers.map(({ queue }) => queue),
    ...queues.consumers.map(({ queue }) => queue),
    ...queues.consumers.flatMap(({ dead_letter_queue }) => dead_letter_queue ?? []),
  ];
  return {
    environment,
    worker: name,
    queues: [...new Set(queueNames)].sort(),
    buckets: r2_buckets.map(({ bucket_name }) => bucket_name),
    pagesProject: name,
  };
}
