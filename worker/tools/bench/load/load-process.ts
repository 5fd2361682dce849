// Runs as a process of its own, so that making load and serving it do not share a thread.
import type { DeskState } from "../scenarios.ts";
import { drive } from "./drive.ts";
import type { Command } from "./job.ts";

let states: DeskState[] = [];

process.on("message", (command: Command) => {
  if ("desks" in command) {
    states = command.desks.map((desk) => ({ desk, revision: 1, edition: 0 }));
    return;
  }
  drive(command.job, states).then(
    (sample) => process.send?.({ sample }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
