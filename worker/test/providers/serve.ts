import { gitHubClient, startGitHub } from "./git-hub.ts";
import { openIdClient, startOpenIdProvider } from "./open-id-provider.ts";

const origin = process.argv[2];
const openId = await startOpenIdProvider(`${origin}/api/v1/auth/oauth/forge/callback`);
const gitHub = await startGitHub();

// The variable that tells a Worker of both; whoever started this process reads it.
process.stdout.write(
  `${JSON.stringify([
    { id: "forge", name: "Forge ID", issuer: openId.issuer, ...openIdClient },
    { id: "github", url: gitHub.url, apiUrl: gitHub.url, ...gitHubClient },
  ])}\n`,
);

process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
