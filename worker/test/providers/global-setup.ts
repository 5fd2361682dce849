import type { TestProject } from "vitest/node";
import { startProviders } from "./start-providers.ts";

declare module "vitest" {
  interface ProvidedContext {
    oauthProviders: string;
  }
}

/** Has the providers that tests sign in with run as long as the tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { variable, stop } = await startProviders("http://localhost:8787");
  project.provide("oauthProviders", variable);
  return stop;
}
