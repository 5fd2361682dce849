import { openGateway } from "../../tools/gateway/index.ts";
import { migrate } from "../../tools/migrate.ts";
import { createScratchDatabase } from "../../tools/scratch-database.ts";
import { copyTemplate } from "./template.ts";

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
  return { gateway: await openGateway({ dataDir: dataDir.path }), remove: dataDir.remove };
}

async function openOn(url: string) {
  const scratch = await createScratchDatabase(url);
  const gateway = await openGateway({ postgresUrl: scratch.url });
  await migrate(gateway.backend);
  return { gateway, remove: scratch.drop };
}
