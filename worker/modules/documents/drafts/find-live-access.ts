import { openDatabase } from "../../../db/client.ts";
import { type RawEnv, readEnv } from "../../../env.ts";
import { archivedPart, can } from "../../../kernel/access.ts";
import { selectSessionRights } from "./repo.ts";

interface FindLiveAccess {
  documentId: string;
  organizationId: string;
  sessionIds: string[];
}

/** What has been archived or is gone altogether, and what each session that is still alive may do. */
export async function findLiveAccess(env: RawEnv, input: FindLiveAccess) {
  const db = openDatabase(readEnv(env).database);
  const { document, sessions } = await selectSessionRights(db, {
    ...input,
    now: new Date().toISOString(),
  });
  const rights = sessions.map(({ sessionId, role }) => {
    const canRead = role !== null && can(role, "draft.read");
    return [sessionId, { canRead, canEdit: role !== null && can(role, "draft.update") }] as const;
  });
  const closed = document === undefined ? "gone" : archivedPart(document);
  return { closed, rights: new Map(rights) } as const;
}
