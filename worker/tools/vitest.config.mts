import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { minifySync } from "vite";
import { defineConfig } from "vitest/config";
import { exportFontFiles } from "../modules/documents/exports/render/pdf/font-files.ts";
import { LongestTestsFirst } from "./longest-tests-first.ts";
import { createEncryptionKeys, createSigningKeys } from "./signing-keys.ts";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
const webConfig = resolve(root, "web/vitest.config.ts");
const signingKeys = createSigningKeys();
const encryptionKeys = createEncryptionKeys();

// The assets folder of wrangler.toml has to exist, built or not, with the fonts of the exports.
const fontFolder = resolve(root, "dist/assets/export-fonts");
mkdirSync(fontFolder, { recursive: true });
for (const { fileName, packagePath } of exportFontFiles) {
  const target = resolve(fontFolder, fileName);
  if (!existsSync(target)) copyFileSync(resolve(root, "node_modules", packagePath), target);
}

// All modules reach workerd in one message of at most 32 MB; with packages reduced to what runs
// they fit. A map is only looked at when the code is another.
const smallPackages = {
  name: "small-packages",
  enforce: "post" as const,
  transform(code: string, id: string) {
    if (!id.includes("/node_modules/")) return undefined;
    const small = minifySync(id, code, { compress: false, mangle: false });
    return {
      code: small.errors.length === 0 ? small.code : `${code}\n`,
      map: { mappings: "" as const },
    };
  },
};

// Passwords are hashed and hundreds of requests sent on two shared cores, and the first test of a
// process waits for the whole Worker; nothing waits for luck.
const testTimeout = 60_000;
const expectations = { poll: { timeout: 10_000 } };
const maxWorkers = availableParallelism();

export default defineConfig({
  root,
  test: {
    sequence: { sequencer: LongestTestsFirst },
    coverage: {
      provider: "istanbul",
      reportsDirectory: "coverage",
      reporter: ["text-summary", "json-summary"],
      include: ["worker/**/*.ts", "durable/**/*.ts", "web/src/**/*.{ts,tsx}"],
      exclude: [
        "**/*.test.{ts,tsx}",
        "**/*.gen.ts",
        "**/*.d.ts",
        "**/*.stories.tsx",
        "worker/test/**",
        "worker/tools/*.ts",
        "worker/tools/bench/**",
        "worker/tools/deploy/stand-in/**",
        "web/src/api/generated/**",
        "web/src/testing/**",
        "web/src/main.tsx",
      ],
      thresholds: { lines: 80, branches: 80 },
    },
    projects: [
      {
        root,
        test: {
          name: "unit",
          testTimeout,
          expect: expectations,
          maxWorkers,
          isolate: false,
          environment: "node",
          include: ["worker/**/*.test.ts", "durable/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/*.workers.test.ts"],
        },
      },
      {
        root,
        plugins: [
          smallPackages,
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: resolve(root, "wrangler.toml") },
            miniflare: {
              bindings: {
                APP_ENV: "local",
                AUTH_SIGNING_KEYS: signingKeys,
                DATA_ENCRYPTION_KEYS: encryptionKeys,
                OAUTH_PROVIDERS: inject("oauthProviders"),
                METRICS_TOKEN: "the token of the tests",
                DATABASE_URL: inject("databaseUrl"),
                NEON_FETCH_ENDPOINT: inject("fetchEndpoint"),
              },
            },
          })),
        ],
        test: {
          name: "workers",
          testTimeout,
          expect: expectations,
          maxWorkers,
          // One instance of the Worker serves all files of a process, as it serves all requests;
          // a group of their own keeps it between them.
          isolate: false,
          sequence: { groupOrder: 1 },
          // Its files name one another without endings, which only a bundler resolves.
          deps: { optimizer: { ssr: { enabled: true, include: ["itty-durable"] } } },
          include: ["worker/**/*.workers.test.ts", "durable/**/*.workers.test.ts"],
          globalSetup: [
            resolve(root, "worker/test/database/global-setup.ts"),
            resolve(root, "worker/test/providers/global-setup.ts"),
          ],
        },
      },
      ...(existsSync(webConfig) ? [webConfig] : []),
    ],
  },
});
