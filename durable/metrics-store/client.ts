/** One line of the exposition format and by how much its value has grown. */
export type Growth = [series: string, by: number];

/** What the store of metrics answers. */
export interface MetricsStoreRpc {
  add(growths: Growth[]): Promise<void>;
  /** Every series with its sum over all isolates, in the order in which they first came. */
  read(): Promise<Growth[]>;
}

/** What the client needs of the METRICS_STORE binding. */
export interface MetricsStoreNamespace {
  idFromName(name: string): DurableObjectId;
  get(id: DurableObjectId): MetricsStoreRpc;
}

/** The one object that sums what all isolates have counted. */
export function metricsStore(namespace: MetricsStoreNamespace): MetricsStoreRpc {
  return namespace.get(namespace.idFromName("all"));
}
