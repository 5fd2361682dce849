import type { RawEnv } from "./env.ts";

declare global {
  namespace Cloudflare {
    interface GlobalProps {
      mainModule: typeof import("./index.ts");
    }
    interface Env extends RawEnv {}
  }
}
