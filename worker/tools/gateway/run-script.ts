import type { Channel } from "./channel.ts";
import { type ErrorFields, MessageWriter, messageType, readError } from "./wire.ts";

/** Runs any number of statements without parameters; resolves with the fields of the first error. */
export async function runScript(channel: Channel, sql: string): Promise<ErrorFields | undefined> {
  const writer = new MessageWriter();
  writer.query(sql);
  const answer = await channel.roundTrip(writer.finish());
  let error: ErrorFields | undefined;
  let status = "I";
  for (let offset = 0; offset + 5 <= answer.length; offset += 1 + answer.readInt32BE(offset + 1)) {
    if (answer[offset] === messageType.error) error ??= readError(answer, offset + 5);
    if (answer[offset] === messageType.readyForQuery) {
      status = String.fromCharCode(answer[offset + 5] ?? 0);
    }
  }
  if (error !== undefined && status !== "I") await runScript(channel, "ROLLBACK");
  return error;
}
