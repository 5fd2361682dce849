import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { lockDataDir, readKeys, StartRefused } from "./data-dir.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "docuforge-data-"));
  return () => rm(folder, { recursive: true });
});

it("lets one in at a time", async () => {
  const release = await lockDataDir(folder);
  await expect(lockDataDir(folder)).rejects.toThrow(StartRefused);
  await expect(lockDataDir(folder)).rejects.toThrow(`process ${process.pid}`);
  await release();
  await (await lockDataDir(folder))();
});

it("takes over from a process that is gone, and from a half-written file", async () => {
  const gone = spawn(process.execPath, ["-e", ""]);
  await once(gone, "exit");
  await writeFile(join(folder, "lock"), `${gone.pid} 1`);
  await (await lockDataDir(folder))();
  await writeFile(join(folder, "lock"), "");
  await (await lockDataDir(folder))();
});

it.skipIf(process.platform !== "linux")(
  "takes over when the id belongs to a newer process",
  async () => {
    await writeFile(join(folder, "lock"), `${process.pid} 1`);
    await (await lockDataDir(folder))();
  },
);

it.skipIf(process.platform !== "linux")(
  "takes over from a process that was killed and not yet buried",
  async () => {
    const parent = spawn("sh", ["-c", "sleep 0.01 & echo $!; exec sleep 30"]);
    try {
      const [line] = (await once(parent.stdout, "data")) as [Buffer];
      const pid = Number(line.toString());
      const fields = async () => (await readFile(`/proc/${pid}/stat`, "latin1")).split(" ");
      await expect.poll(async () => (await fields())[2], { timeout: 5_000 }).toBe("Z");
      await writeFile(join(folder, "lock"), `${pid} ${(await fields())[21]}`);
      await (await lockDataDir(folder))();
    } finally {
      parent.kill();
    }
  },
);

it("makes the keys once, readable by the owner only", async () => {
  const { AUTH_SIGNING_KEYS: first, DATA_ENCRYPTION_KEYS: sealing } = await readKeys(folder);
  expect(await readKeys(folder)).toEqual({
    AUTH_SIGNING_KEYS: first,
    DATA_ENCRYPTION_KEYS: sealing,
  });
  expect(JSON.parse(sealing)).toMatchObject([{ kty: "oct", k: expect.stringMatching(/^.{43}$/) }]);
  expect((await stat(join(folder, "encryption-keys.json"))).mode & 0o777).toBe(0o600);
  const [key] = JSON.parse(first) as Record<string, string>[];
  expect(key).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256", use: "sig" });
  expect(key?.d).toBeTypeOf("string");
  expect((await stat(join(folder, "signing-keys.json"))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(folder, "signing-keys.json"), "utf8")).toBe(first);
});
