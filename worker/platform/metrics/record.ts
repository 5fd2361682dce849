import type { Growth } from "../../../durable/metrics-store/client.ts";
import {
  type CounterName,
  type HistogramName,
  type Labels,
  type MetricName,
  metrics,
} from "./definitions.ts";

interface Observations {
  name: HistogramName;
  labels: string;
  /** One count for each bucket, the last one for what is above all bounds. */
  counts: number[];
  sum: number;
}

// What this isolate has counted since it last told the store.
let counters = new Map<string, number>();
let histograms = new Map<string, Observations>();

/** Counts one more. */
export function count<Name extends CounterName>(name: Name, labels: Labels<Name>): void {
  const series = `${name}${labelText(name, labels)}`;
  counters.set(series, (counters.get(series) ?? 0) + 1);
}

/** Adds one observation, in the unit that the metric's name ends with. */
export function observe<Name extends HistogramName>(
  name: Name,
  labels: Labels<Name>,
  value: number,
): void {
  const text = labelText(name, labels);
  const key = `${name}${text}`;
  const { buckets } = metrics[name];
  let observations = histograms.get(key);
  if (observations === undefined) {
    observations = { name, labels: text, counts: new Array(buckets.length + 1).fill(0), sum: 0 };
    histograms.set(key, observations);
  }
  const index = buckets.findIndex((bound) => value <= bound);
  const bucket = index === -1 ? buckets.length : index;
  observations.counts[bucket] = (observations.counts[bucket] ?? 0) + 1;
  observations.sum += value;
}

/** Takes out what was recorded, as growths of series of the exposition format. */
export function takeRecorded(): Growth[] {
  const growths: Growth[] = [...counters];
  for (const { name, labels, counts, sum } of histograms.values()) {
    const bounds = [...metrics[name].buckets.map(String), "+Inf"];
    let total = 0;
    for (const [index, bound] of bounds.entries()) {
      total += counts[index] ?? 0;
      growths.push([`${name}_bucket${withLabel(labels, `le="${bound}"`)}`, total]);
    }
    growths.push([`${name}_sum${labels}`, sum], [`${name}_count${labels}`, total]);
  }
  counters = new Map();
  histograms = new Map();
  return growths;
}

function labelText<Name extends MetricName>(name: Name, labels: Labels<Name>): string {
  const names: readonly (keyof Labels<Name>)[] = metrics[name].labels;
  if (names.length === 0) return "";
  return `{${names.map((label) => `${String(label)}="${escapeValue(labels[label])}"`).join(",")}}`;
}

function withLabel(labels: string, label: string): string {
  return labels === "" ? `{${label}}` : `${labels.slice(0, -1)},${label}}`;
}

/** As Prometheus' text format 0.0.4 escapes label values. */
function escapeValue(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
