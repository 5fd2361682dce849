import { openGateway } from "../../tools/gateway/index.ts";
import { migrate } from "../../tools/migrate.ts";

const gateway = await openGateway();
await migrate(gateway.backend);
process.stdout.write(
  `${JSON.stringify({ databaseUrl: gateway.databaseUrl, fetchEndpoint: gateway.fetchEndpoint })}\n`,
);
// Ends with the process that holds the other side of standard input, however that one ends.
process.stdin.resume();
process.stdin.once("end", () => {
  void gateway.close().then(() => process.exit());
});
