import { z } from "zod";
import type { DocumentRoomNamespace } from "../durable/document-room/client.ts";
import type { MetricsStoreNamespace } from "../durable/metrics-store/client.ts";
import { isInsecure, type OAuthProvider, OAuthProviders } from "./oauth-providers.ts";
import type { EmailBinding } from "./platform/email/binding-provider.ts";

/** What the platform hands to the Worker, unparsed. Only this file and the object classes read it. */
export interface RawEnv {
  APP_ENV: string;
  DATABASE_URL: string;
  NEON_FETCH_ENDPOINT?: string;
  AUTH_SIGNING_KEYS: string;
  DATA_ENCRYPTION_KEYS: string;
  MAX_SESSIONS_PER_USER?: string;
  PLATFORM_ADMIN_EMAIL?: string;
  SUPPORT_EMAIL?: string;
  RATE_LIMIT_LOOPBACK?: string;
  EMAIL_FROM?: string;
  SENDGRID_API_KEY?: string;
  SENDGRID_BASE_URL?: string;
  SENDGRID_EVENTS_KEY?: string;
  PUBLIC_URL?: string;
  METRICS_TOKEN?: string;
  CORS_ORIGINS?: string;
  OAUTH_PROVIDERS?: string;
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;
  OTEL_EXPORTER_OTLP_HEADERS?: string;
  OTEL_TRACES_SAMPLER_ARG?: string;
  SENTRY_DSN?: string;
  BREACHED_PASSWORDS_URL?: string;
  LLM_BASE_URL?: string;
  LLM_API_KEY?: string;
  LLM_MODEL?: string;
  WORKERS_AI_MODEL?: string;
  AI?: WorkersAi;
  DOCUMENT_ROOM: DocumentRoomNamespace;
  RATE_LIMITER: DurableObjectNamespace;
  METRICS_STORE: MetricsStoreNamespace;
  GENERATION_QUEUE: Queue<QueueMessage>;
  EXPORT_QUEUE: Queue<QueueMessage>;
  EMAIL_QUEUE: Queue<QueueMessage>;
  EMAIL?: EmailBinding;
  FILES: R2Bucket;
  ASSETS: Fetcher;
}

/** One piece of queued work; everything else about it stands in its row. */
export type QueueMessage = ({ jobId: string } | { emailId: string }) & { traceparent?: string };

/** What the product uses of Cloudflare's `AI` binding. */
export interface WorkersAi {
  run(
    model: string,
    input: { messages: { role: string; content: string }[]; stream: true; max_tokens: number },
  ): Promise<unknown>;
}

export type LanguageModel =
  | { kind: "openai"; baseUrl: string; apiKey: string; model: string }
  | { kind: "workers-ai"; ai: WorkersAi; model: string };

const SigningKey = z.looseObject({ kid: z.string(), kty: z.string(), alg: z.string() });

const EncryptionKey = z.looseObject({ kid: z.string(), k: z.string().length(43) });

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

const Variables = z.object({
  APP_ENV: z.enum(["local", "dev", "staging", "production"]),
  DATABASE_URL: z.string().min(1),
  NEON_FETCH_ENDPOINT: z.url().optional(),
  AUTH_SIGNING_KEYS: z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(z.array(SigningKey).min(1)),
  DATA_ENCRYPTION_KEYS: z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(z.array(EncryptionKey).min(1)),
  MAX_SESSIONS_PER_USER: z.coerce.number().int().min(1).max(100).default(10),
  PLATFORM_ADMIN_EMAIL: z.email().optional(),
  SUPPORT_EMAIL: z.email().default("support@docuforge.ai"),
  RATE_LIMIT_LOOPBACK: z.enum(["on", "off"]).default("off"),
  EMAIL_FROM: z.string().default("no-reply@docuforge.ai"),
  SENDGRID_API_KEY: z.string().optional(),
  SENDGRID_BASE_URL: z.url().default("https://api.sendgrid.com"),
  SENDGRID_EVENTS_KEY: z.base64().optional(),
  PUBLIC_URL: z.url().optional(),
  OAUTH_PROVIDERS: OAuthProviders.default([]),
  METRICS_TOKEN: z.string().min(16).optional(),
  CORS_ORIGINS: z
    .string()
    .default("")
    .transform((text) => text.split(",").flatMap((each) => each.trim() || []))
    .pipe(z.array(z.string().refine(isOrigin, "must be origins such as https://app.example.com"))),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .transform((text) => text.split(",").map((pair) => pair.split(/=(.*)/s, 2)))
    .pipe(z.array(z.tuple([z.string().trim().min(1), z.string()])))
    .optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  // Stands in the page of the client, too: nothing in it may need escaping.
  SENTRY_DSN: z
    .string()
    .regex(/^https?:\/\/\w+@[\w.:-]+\/\d+$/, "A DSN is https://<key>@<host>/<project>.")
    .optional(),
  BREACHED_PASSWORDS_URL: z
    .url({ protocol: /^https?$/ })
    .endsWith("/")
    .optional(),
  LLM_BASE_URL: z.url().optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().optional(),
  WORKERS_AI_MODEL: z.string().optional(),
});

export type SigningKey = z.infer<typeof SigningKey>;
export type EncryptionKey = z.infer<typeof EncryptionKey>;

export interface Env {
  appEnv: z.infer<typeof Variables>["APP_ENV"];
  database: { url: string; fetchEndpoint: string | undefined };
  signingKeys: SigningKey[];
  encryptionKeys: EncryptionKey[];
  maxSessionsPerUser: number;
  /** Who may tell us who a person is, in the order in which they are offered. */
  oauthProviders: OAuthProvider[];
  /** Whoever has confirmed this address administers the platform. */
  platformAdminEmail: string | undefined;
  /** Where people turn to who cannot help themselves. */
  supportEmail: string;
  languageModel: LanguageModel | undefined;
  documentRooms: DocumentRoomNamespace;
  rateLimiters: DurableObjectNamespace;
  limitsLoopback: boolean;
  metricsStore: MetricsStoreNamespace;
  /** Whose pages may call the API, besides its own. */
  corsOrigins: string[];
  /** What a scraper of /metrics has to send; undefined means that nobody may. */
  metricsToken: string | undefined;
  /** Where spans go, with what share of the traces that begin here; undefined means nowhere. */
  tracing: { endpoint: string; headers: Record<string, string>; ratio: number } | undefined;
  /** Where failures of the Worker and the client are reported; undefined means nowhere. */
  sentryDsn: string | undefined;
  /** The range API that knows passwords from breaches; undefined means that none is asked. */
  breachedPasswordsUrl: string | undefined;
  /** Where people reach the product; undefined means the origin of the request. */
  publicUrl: string | undefined;
  email: {
    from: string;
    sendGrid: { apiKey: string; baseUrl: string } | undefined;
    /** The public key with which SendGrid's events are checked; undefined means that none count. */
    eventsKey: string | undefined;
    binding: EmailBinding | undefined;
  };
  queues: {
    generation: Queue<QueueMessage>;
    export: Queue<QueueMessage>;
    email: Queue<QueueMessage>;
  };
  files: R2Bucket;
  assets: Fetcher;
}

const parsed = new WeakMap<RawEnv, Env>();

/** The checked environment, parsed once for each isolate; throws naming the variable that is wrong. */
export function readEnv(raw: RawEnv): Env {
  const known = parsed.get(raw);
  if (known !== undefined) return known;
  const result = Variables.safeParse(withoutBlanks(raw));
  if (!result.success) {
    throw new Error(`The environment is not usable: ${z.prettifyError(result.error)}`);
  }
  const variables = result.data;
  assertSecure(variables);
  const env: Env = {
    appEnv: variables.APP_ENV,
    database: { url: variables.DATABASE_URL, fetchEndpoint: variables.NEON_FETCH_ENDPOINT },
    signingKeys: variables.AUTH_SIGNING_KEYS,
    encryptionKeys: variables.DATA_ENCRYPTION_KEYS,
    oauthProviders: variables.OAUTH_PROVIDERS,
    maxSessionsPerUser: variables.MAX_SESSIONS_PER_USER,
    platformAdminEmail: variables.PLATFORM_ADMIN_EMAIL,
    supportEmail: variables.SUPPORT_EMAIL,
    languageModel: languageModelOf(variables, raw.AI),
    documentRooms: raw.DOCUMENT_ROOM,
    rateLimiters: raw.RATE_LIMITER,
    metricsStore: raw.METRICS_STORE,
    metricsToken: variables.METRICS_TOKEN,
    corsOrigins: variables.CORS_ORIGINS,
    tracing:
      variables.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? undefined
        : {
            endpoint: variables.OTEL_EXPORTER_OTLP_ENDPOINT,
            headers: Object.fromEntries(variables.OTEL_EXPORTER_OTLP_HEADERS ?? []),
            ratio: variables.OTEL_TRACES_SAMPLER_ARG,
          },
    sentryDsn: variables.SENTRY_DSN,
    breachedPasswordsUrl: variables.BREACHED_PASSWORDS_URL,
    publicUrl: variables.PUBLIC_URL,
    email: {
      from: variables.EMAIL_FROM,
      sendGrid:
        variables.SENDGRID_API_KEY === undefined
          ? undefined
          : { apiKey: variables.SENDGRID_API_KEY, baseUrl: variables.SENDGRID_BASE_URL },
      eventsKey: variables.SENDGRID_EVENTS_KEY,
      binding: raw.EMAIL,
    },
    limitsLoopback: variables.RATE_LIMIT_LOOPBACK === "on",
    queues: { generation: raw.GENERATION_QUEUE, export: raw.EXPORT_QUEUE, email: raw.EMAIL_QUEUE },
    files: raw.FILES,
    assets: raw.ASSETS,
  };
  parsed.set(raw, env);
  return env;
}

/** An endpoint of one's own comes before Cloudflare's; undefined where neither is configured. */
function languageModelOf(
  variables: z.infer<typeof Variables>,
  ai: WorkersAi | undefined,
): LanguageModel | undefined {
  const { LLM_BASE_URL, LLM_API_KEY, LLM_MODEL, WORKERS_AI_MODEL } = variables;
  if (LLM_BASE_URL !== undefined && LLM_MODEL !== undefined) {
    return { kind: "openai", baseUrl: LLM_BASE_URL, apiKey: LLM_API_KEY ?? "", model: LLM_MODEL };
  }
  return ai && WORKERS_AI_MODEL !== undefined
    ? { kind: "workers-ai", ai, model: WORKERS_AI_MODEL }
    : undefined;
}

const addresses = [
  "BREACHED_PASSWORDS_URL",
  "LLM_BASE_URL",
  "NEON_FETCH_ENDPOINT",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
  "PUBLIC_URL",
  "SENDGRID_BASE_URL",
  "SENTRY_DSN",
] as const;

/** Nothing leaves a deployed Worker where somebody on the way could read it. */
function assertSecure(variables: z.infer<typeof Variables>): void {
  if (variables.APP_ENV === "local" || variables.APP_ENV === "dev") return;
  const insecure =
    addresses.find((name) => variables[name]?.startsWith("https:") === false) ??
    variables.OAUTH_PROVIDERS.find(isInsecure)?.id;
  if (insecure === undefined) return;
  throw new Error(`The environment is not usable: ${insecure} is not on HTTPS.`);
}

function withoutBlanks(raw: RawEnv): Record<string, unknown> {
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ""));
}
