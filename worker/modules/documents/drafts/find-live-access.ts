import { openDatabase } from "../../../db/client.ts";
import { type RawEnv, readEnv } from "../../../env.ts";
import { can } from "../../../kernel/access.ts";
import { selectSessionRights } from "./repo.ts";

interface FindLiveAccess {
  documentId: string;
  organizationId: string;
  sessionIds: string[];
}

/** Whether a document can be edited at all, and what each session that is still alive may do. */
export async function findLiveAccess(env: RawEnv, input: FindLiveAccess) {
  const db = openDatabase(readEnv(env).database);
  const { isOpen, sessions } = await selectSessionRights(db, {
    ...input,
    now: new Date().toISOString(),
  });
  const rights = sessions.map(({ sessionId, role }) => {
    const canRead = role !== null && can(role, "draft.read");
    return [sessionId, { canRead, canEdit: role !== null && can(role, "draft.update") }] as const;
  });
  return { isOpen, rights: new Map(rights) };
}
