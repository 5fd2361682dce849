interface Counter {
  type: "counter";
  help: string;
  labels: readonly string[];
}

interface Histogram {
  type: "histogram";
  help: string;
  labels: readonly string[];
  /** Upper bounds in the metric's unit, ascending; infinity is added. */
  buckets: readonly number[];
}

interface Gauge {
  type: "gauge";
  help: string;
  labels: readonly string[];
}

const requestSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const jobSeconds = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900];

/** Every metric of the product, by its name in the exposition format. */
export const metrics = {
  http_requests_total: {
    type: "counter",
    help: "Requests answered, by method, route and status.",
    labels: ["method", "route", "status"],
  },
  http_request_duration_seconds: {
    type: "histogram",
    help: "Time from a request to the head of its answer.",
    labels: ["method", "route"],
    buckets: requestSeconds,
  },
  errors_total: {
    type: "counter",
    help: "Error answers, by the code that they carry.",
    labels: ["code"],
  },
  database_round_trip_duration_seconds: {
    type: "histogram",
    help: "Time that one journey to the database took.",
    labels: ["origin"],
    buckets: requestSeconds,
  },
  rate_limit_hits_total: {
    type: "counter",
    help: "Requests refused because a limit was reached, by policy.",
    labels: ["policy"],
  },
  queue_messages_total: {
    type: "counter",
    help: "Queue messages taken up, by queue and what became of them (done, retry, dead).",
    labels: ["queue", "outcome"],
  },
  queue_message_duration_seconds: {
    type: "histogram",
    help: "Time that the consumer needed for one message.",
    labels: ["queue"],
    buckets: jobSeconds,
  },
  jobs_ended_total: {
    type: "counter",
    help: "Jobs that came to an end, by type and status.",
    labels: ["type", "status"],
  },
  job_wait_seconds: {
    type: "histogram",
    help: "Time from asking for a job to its start.",
    labels: ["type"],
    buckets: jobSeconds,
  },
  job_duration_seconds: {
    type: "histogram",
    help: "Time from a job's start to its end.",
    labels: ["type"],
    buckets: jobSeconds,
  },
  jobs_waiting: { type: "gauge", help: "Jobs that wait for a consumer now.", labels: [] },
  job_oldest_wait_seconds: {
    type: "gauge",
    help: "For how long the job that waits longest has waited; 0 when none waits.",
    labels: [],
  },
  outbox_oldest_wait_seconds: {
    type: "gauge",
    help: "For how long the oldest message has been in the outbox; 0 when it is empty.",
    labels: [],
  },
  backup_newest_timestamp_seconds: {
    type: "gauge",
    help: "When the newest backup in the bucket was complete, in Unix time; 0 without one.",
    labels: [],
  },
  database_up: { type: "gauge", help: "1 when the database answered this scrape.", labels: [] },
} as const satisfies Record<string, Counter | Histogram | Gauge>;

type Metrics = typeof metrics;
export type MetricName = keyof Metrics;

type OfType<Type extends string> = {
  [Name in MetricName]: Metrics[Name]["type"] extends Type ? Name : never;
}[MetricName];

export type CounterName = OfType<"counter">;
export type HistogramName = OfType<"histogram">;
export type GaugeName = OfType<"gauge">;
export type Labels<Name extends MetricName> = Record<Metrics[Name]["labels"][number], string>;
