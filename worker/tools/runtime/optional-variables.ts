const names = [
  "BREACHED_PASSWORDS_URL",
  "CORS_ORIGINS",
  "LLM_BASE_URL",
  "LLM_API_KEY",
  "LLM_MODEL",
  "MAX_SESSIONS_PER_USER",
  "METRICS_TOKEN",
  "OAUTH_PROVIDERS",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
  "OTEL_EXPORTER_OTLP_HEADERS",
  "OTEL_TRACES_SAMPLER_ARG",
  "PLATFORM_ADMIN_EMAIL",
  "PUBLIC_URL",
  "RATE_LIMIT_LOOPBACK",
  "SENTRY_DSN",
  "SUPPORT_EMAIL",
  "WORKERS_AI_MODEL",
];

/** Those of the shell's variables that a local Worker is given, by name. */
export function readOptionalVariables(): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
