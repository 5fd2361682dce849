import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at("."),
  cacheDir: at("../node_modules/.vite-web"),
  plugins: [react(), tailwindcss()],
  resolve: {
    alias: {
      "@": at("./src"),
      // Its browser variant decodes entities with a document, which the preview's worker has not.
      "decode-named-character-reference": at(
        "../node_modules/decode-named-character-reference/index.js",
      ),
    },
  },
  build: {
    outDir: at("../dist/assets"),
    // dist/assets also holds the export fonts and the API reference, made by other steps.
    emptyOutDir: false,
    assetsDir: "app",
    manifest: "app/manifest.json",
    target: "es2023",
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ["/api", "/share", "/openapi.json", "/docs", "/health", "/ready", "/dev/mailbox"].map(
        (path) => [path, { target: process.env.API_ORIGIN ?? "http://localhost:8787", ws: true }],
      ),
    ),
  },
});
