import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import { playwright } from "@vitest/browser-playwright";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { CHROMIUM_ARGS, findChromium } from "./tools/chromium.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Serves MSW's worker script from its package, so that no copy of it is kept. */
function mockServiceWorker(): Plugin {
  const path = createRequire(import.meta.url).resolve("msw/mockServiceWorker.js");
  return {
    name: "mock-service-worker",
    configureServer(server) {
      server.middlewares.use("/mockServiceWorker.js", (_request, response) => {
        response.setHeader("Content-Type", "text/javascript");
        response.setHeader("Service-Worker-Allowed", "/");
        response.end(readFileSync(path));
      });
    },
  };
}

/** Lets the browser keep modules from one file to the next, in runs that watch no changes. */
function keepModules(): Plugin {
  return {
    name: "keep-modules",
    configureServer({ config, middlewares }) {
      if (config.server.watch !== null) return;
      middlewares.use((request, response, next) => {
        if (request.url?.startsWith("/src/")) {
          const setHeader = response.setHeader.bind(response);
          response.setHeader = (name, value) =>
            setHeader(name, value === "no-cache" ? "max-age=600" : value);
        }
        next();
      });
    },
  };
}

const executablePath = findChromium();

export default defineConfig({
  root: at("."),
  cacheDir: at("../node_modules/.vite-web-test"),
  plugins: [keepModules(), mockServiceWorker(), tailwindcss()],
  // React as it is shipped, which is also faster than the one for development.
  oxc: { jsx: { runtime: "automatic", development: false, refresh: false } },
  resolve: {
    alias: {
      "@": at("./src"),
      // Its browser variant decodes entities with a document, which the preview's worker has not.
      "decode-named-character-reference": at(
        "../node_modules/decode-named-character-reference/index.js",
      ),
    },
  },
  optimizeDeps: {
    rolldownOptions: { transform: { define: { "process.env.NODE_ENV": '"production"' } } },
    include: [
      "@codemirror/commands",
      "@codemirror/lang-markdown",
      "@codemirror/language",
      "@codemirror/search",
      "@codemirror/state",
      "@codemirror/view",
      "@lezer/highlight",
      "@sentry/browser",
      "@sentry/core",
      "axe-core",
      "diff",
      "fast-check",
      "hast-util-sanitize",
      "hast-util-to-html",
      "mdast-util-gfm",
      "mdast-util-to-hast",
      "micromark-extension-gfm",
      "@hookform/resolvers/zod",
      "@tanstack/react-query",
      "@tanstack/react-router",
      "@zxcvbn-ts/core",
      "@zxcvbn-ts/language-common",
      "cmdk",
      "lib0/decoding",
      "lib0/encoding",
      "lucide-react",
      "mdast-util-from-markdown",
      "msw",
      "msw/browser",
      "openapi-fetch",
      "openapi-msw",
      "radix-ui",
      "react",
      "react-dom/client",
      "react-hook-form",
      "react/jsx-runtime",
      "sonner",
      "uqr",
      "vitest-browser-react",
      "y-codemirror.next",
      "y-protocols/awareness",
      "yjs",
      "zod/mini",
      "zustand",
    ],
  },
  test: {
    name: "web",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["./src/testing/setup.ts"],
    sequence: { groupOrder: 2 },
    // A page that stays has the program loaded, and everything it shares is put back before each test.
    isolate: false,
    // A page waits for answers and frames half of the time.
    maxWorkers: Math.ceil(1.5 * availableParallelism()),
    // What is awaited comes when it comes; a busy machine is no failure.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 30_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          args: CHROMIUM_ARGS,
          ...(executablePath ? { executablePath } : {}),
        },
      }),
      instances: [{ browser: "chromium", viewport: { width: 1280, height: 800 } }],
    },
  },
});
