import { openGateway } from "../../tools/gateway/index.ts";
import { copyTemplate } from "./template.ts";

const dataDir = await copyTemplate("migrated");
const gateway = await openGateway({ dataDir: dataDir.path });
process.stdout.write(
  `${JSON.stringify({ databaseUrl: gateway.databaseUrl, fetchEndpoint: gateway.fetchEndpoint })}\n`,
);
// Ends with the process that holds the other side of standard input, however that one ends.
process.stdin.resume();
process.stdin.once("end", async () => {
  await gateway.close();
  await dataDir.remove();
  process.exit();
});
