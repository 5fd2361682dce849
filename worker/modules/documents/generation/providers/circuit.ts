/** What is known of a model's failures, by everybody who asks it. */
export interface Circuit {
  /** Milliseconds until it may be asked again; 0 when it may. */
  waitMs: (key: string) => Promise<number>;
  failed: (key: string, rule: { failuresToOpen: number; openMs: number }) => Promise<void>;
  succeeded: (key: string) => Promise<void>;
}
