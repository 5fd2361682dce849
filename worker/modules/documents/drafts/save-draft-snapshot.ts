import { openDatabase } from "../../../db/client.ts";
import { type RawEnv, readEnv } from "../../../env.ts";
import { type DraftSnapshot, upsertDraft } from "./repo.ts";

/** Writes a room's state to Postgres; older than what is there, it changes nothing. */
export async function saveDraftSnapshot(env: RawEnv, snapshot: DraftSnapshot): Promise<void> {
  const db = openDatabase(readEnv(env).database);
  await upsertDraft(db, snapshot);
}
