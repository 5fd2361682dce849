import type { Target } from "./target.ts";

interface SecretRule {
  name: string;
  isRequired: boolean;
  isGenerated: boolean;
}

/** What nobody has to set. The three LLM ones belong together. */
const optional = [
  "BREACHED_PASSWORDS_URL",
  "CORS_ORIGINS",
  "EMAIL_FROM",
  "LLM_BASE_URL",
  "LLM_API_KEY",
  "LLM_MODEL",
  "METRICS_TOKEN",
  "OAUTH_PROVIDERS",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
  "OTEL_EXPORTER_OTLP_HEADERS",
  "PLATFORM_ADMIN_EMAIL",
  "PUBLIC_URL",
  "SENDGRID_API_KEY",
  "SENDGRID_EVENTS_KEY",
  "SENTRY_DSN",
  "SUPPORT_EMAIL",
];

/** What the Worker is given as its secrets, so that no value stands in the repository. */
export const secretRules: SecretRule[] = [
  { name: "AUTH_SIGNING_KEYS", isRequired: true, isGenerated: true },
  { name: "DATA_ENCRYPTION_KEYS", isRequired: true, isGenerated: true },
  { name: "DATABASE_URL", isRequired: true, isGenerated: false },
  ...optional.map((name) => ({ name, isRequired: false, isGenerated: false })),
];

/** What an account holds already, by name. */
export interface Inventory {
  queues: Set<string>;
  buckets: Set<string>;
  pagesProjects: Set<string>;
  secrets: Set<string>;
}

/** One thing that is missing, and where a secret's value would come from. */
export type Step =
  | { kind: "queue" | "bucket" | "pages"; name: string }
  | { kind: "secret"; name: string; source: "generate" | "environment" | "ask" | "nobody" }
  | { kind: "leave-out"; name: string };

/** The missing things in the order of their creation: the Worker's secrets come last. */
export function planProvisioning(
  target: Target,
  present: Inventory,
  offered: { variables: Set<string>; canAsk: boolean },
): Step[] {
  const missing = (kind: "queue" | "bucket" | "pages", names: string[], known: Set<string>) =>
    names.filter((name) => !known.has(name)).map((name) => ({ kind, name }));
  return [
    ...missing("queue", target.queues, present.queues),
    ...missing("bucket", target.buckets, present.buckets),
    ...missing("pages", [target.pagesProject], present.pagesProjects),
    ...secretRules
      .filter(({ name }) => !present.secrets.has(name))
      .map((rule) => planSecret(rule, offered)),
  ];
}

function planSecret(
  { name, isRequired, isGenerated }: SecretRule,
  { variables, canAsk }: { variables: Set<string>; canAsk: boolean },
): Step {
  if (variables.has(name)) return { kind: "secret", name, source: "environment" };
  if (isGenerated) return { kind: "secret", name, source: "generate" };
  if (!isRequired) return { kind: "leave-out", name };
  return { kind: "secret", name, source: canAsk ? "ask" : "nobody" };
}

/** One line for a person; never holds a secret's value. */
export function describeStep(step: Step): string {
  switch (step.kind) {
    case "queue":
      return `create queue ${step.name}`;
    case "bucket":
      return `create R2 bucket ${step.name}`;
    case "pages":
      return `create Pages project ${step.name}`;
    case "leave-out":
      return `leave out ${step.name} (optional; set the variable to store it)`;
    case "secret":
      return `store secret ${step.name} (${secretSources[step.source]})`;
  }
}

const secretSources = {
  generate: "freshly made",
  environment: "from the variable of that name",
  ask: "wrangler asks for it",
  nobody: "missing: set the variable of that name",
};
