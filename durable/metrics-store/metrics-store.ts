import { DurableObject } from "cloudflare:workers";
import { migrate } from "../shared/migrate.ts";
import type { Growth, MetricsStoreRpc } from "./client.ts";
import { migrations } from "./migrations.ts";

/** Sums what isolates count, so that a scrape sees one set of counters that never falls. */
export class MetricsStore extends DurableObject implements MetricsStoreRpc {
  constructor(state: DurableObjectState, env: Cloudflare.Env) {
    super(state, env);
    migrate(state.storage, migrations);
  }

  async add(growths: Growth[]): Promise<void> {
    const { storage } = this.ctx;
    storage.transactionSync(() => {
      for (const [name, by] of growths) {
        storage.sql.exec(
          `INSERT INTO series (name, value) VALUES (?, ?)
           ON CONFLICT (name) DO UPDATE SET value = value + excluded.value`,
          name,
          by,
        );
      }
    });
  }

  async read(): Promise<Growth[]> {
    const rows = this.ctx.storage.sql.exec<{ name: string; value: number }>(
      "SELECT name, value FROM series ORDER BY id",
    );
    return [...rows].map(({ name, value }) => [name, value]);
  }
}
