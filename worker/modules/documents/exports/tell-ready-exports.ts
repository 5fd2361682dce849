import type { Context } from "../../../platform/context.ts";
import { sendEmail } from "../../../platform/email/send-email.ts";
import { attendExports, selectWaitingExports } from "./repo.ts";

const patienceMs = 2 * 60 * 1000;
const mostAtOnce = 100;

/**
 * Tells people by mail of the files that they asked for and have not fetched two minutes after they
 * were ready, unless they do not want such mails; answers how many files there were.
 */
export async function tellReadyExports({ ctx }: { ctx: Context }): Promise<number> {
  const readyBefore = new Date(ctx.now.getTime() - patienceMs).toISOString();
  const waiting = await selectWaitingExports(ctx.db, readyBefore, mostAtOnce);
  if (waiting.length === 0) return 0;
  const told = waiting.map(({ id, projectId, project, file, origin, maker, role }) => {
    if (maker === null || role === null) return { id };
    const mail = sendEmail(ctx, "export-ready", maker.email, {
      name: maker.name,
      file: file ?? "Export",
      project,
      url: `${origin}/projects/${projectId}/exports`,
      preferencesUrl: `${origin}/settings/preferences`,
    });
    return { id, mail };
  });
  await attendExports(ctx.db, told, ctx.now.toISOString());
  for (const { mail } of told) mail?.handOver();
  return waiting.length;
}
