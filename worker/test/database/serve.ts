import { readFile } from "node:fs/promises";
import type { Backend } from "../../tools/gateway/channel.ts";
import { openGateway } from "../../tools/gateway/index.ts";
import { openPostgres } from "../../tools/gateway/postgres-backend.ts";
import { runScript } from "../../tools/gateway/run-script.ts";
import { migrate } from "../../tools/migrate.ts";
import { createScratchDatabase } from "../../tools/scratch-database.ts";
import { copyTemplate } from "./template.ts";

// Everything that the tests do with the database, the Worker may do.
const role = new URL("../../tools/deploy/worker-role.sql", import.meta.url);
const workerRole = await readFile(role, "utf8");

const server = process.env.TEST_DATABASE_URL;
const { gateway, remove } = server === undefined ? await openEmbedded() : await openOn(server);
process.stdout.write(
  `${JSON.stringify({ databaseUrl: gateway.databaseUrl, fetchEndpoint: gateway.fetchEndpoint })}\n`,
);
// Ends with the process that holds the other side of standard input, however that one ends.
process.stdin.resume();
process.stdin.once("end", async () => {
  await gateway.close();
  await remove();
  process.exit();
});

async function openEmbedded() {
  const dataDir = await copyTemplate("migrated");
  const gateway = await openGateway({ dataDir: dataDir.path });
  await run(gateway.backend, `${workerRole};SET ROLE docuforge_worker`);
  return { gateway, remove: dataDir.remove };
}

async function openOn(url: string) {
  const scratch = await createScratchDatabase(url);
  const owner = openPostgres({ url: scratch.url, maxSessions: 1 });
  await migrate(owner);
  const name = new URL(scratch.url).pathname.slice(1);
  await run(owner, `${workerRole};ALTER DATABASE ${name} SET role = docuforge_worker`);
  await owner.close();
  return { gateway: await openGateway({ postgresUrl: scratch.url }), remove: scratch.drop };
}

async function run(backend: Backend, sql: string): Promise<void> {
  const error = await backend.withChannel((channel) => runScript(channel, sql));
  if (error !== undefined) throw new Error(`The Worker's role was not made: ${error.message}`);
}
