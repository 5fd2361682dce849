import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";
import { environments, readTarget } from "./target.ts";

const config = fileURLToPath(new URL("../../../wrangler.toml", import.meta.url));

it.each(environments)("%s shares nothing with another environment", (environment) => {
  const target = readTarget(environment);
  const names = [target.worker, target.pagesProject, ...target.queues, ...target.buckets];
  expect(names.filter((name) => !name.endsWith(`-${environment}`))).toEqual([]);
  expect(target.queues).toHaveLength(4);
});

// Parts of wrangler.toml that an environment does not inherit, or that differ only in names.
const parts = [
  "assets",
  "compatibility_date",
  "compatibility_flags",
  "define",
  "durable_objects",
  "migrations",
  "observability",
  "placement",
  "queues",
  "r2_buckets",
  "triggers",
];

function readParts(environment?: string): Record<string, unknown> {
  const read: Record<string, unknown> = unstable_readConfig({ config, env: environment });
  const text = JSON.stringify(Object.fromEntries(parts.map((part) => [part, read[part]])));
  return JSON.parse(text.replaceAll(`-${environment}"`, '"')) as Record<string, unknown>;
}

it.each(environments)("%s has all that local development has", (environment) => {
  const deployed = readParts(environment);
  expect(deployed).toEqual(readParts());
  expect(deployed).toMatchObject({
    placement: { mode: "smart" },
    observability: { enabled: true },
    triggers: { crons: ["* * * * *", "47 2 * * *", "17 3 * * *"] },
    queues: {
      consumers: [
        { queue: "docuforge-generation", dead_letter_queue: "docuforge-dead-letters" },
        { queue: "docuforge-export", dead_letter_queue: "docuforge-dead-letters" },
        { queue: "docuforge-email", dead_letter_queue: "docuforge-dead-letters" },
        { queue: "docuforge-dead-letters" },
      ],
    },
  });
});
