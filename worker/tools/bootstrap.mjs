// Plain JavaScript for the oldest Node that is supported: installs what is missing, then hands over
// to the Node of node_modules.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync, utimesSync } from "node:fs";
import { delimiter, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const lockFile = resolve(root, "package-lock.json");
const installedLock = resolve(root, "node_modules/.package-lock.json");
const node = resolve(root, "node_modules/.bin", process.platform === "win32" ? "node.exe" : "node");
const [script = "start.ts", ...args] = process.argv.slice(2);

if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(`DocuForge needs Node 20 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

if (!isInstalled()) {
  console.log("Installing packages (about a minute, once)…");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(
    npm,
    ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      env: { ...process.env, PATH: pathWithoutPackages() },
      stdio: ["ignore", "inherit", "inherit"],
      shell: process.platform === "win32",
    },
  );
  if (status !== 0) {
    console.error("The packages could not be installed; the message of npm is above.");
    process.exit(1);
  }
  const now = new Date();
  utimesSync(installedLock, now, now);
}

const child = spawn(node, [resolve(root, "worker/tools", script), ...args], {
  cwd: root,
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
child.on("error", (error) => {
  console.error(`${node} cannot be run: ${error.message}`);
  process.exit(1);
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));

// npm may be killed without a word, and the shell between it and this process stays.
if (process.env.npm_lifecycle_event !== undefined) {
  const ancestors = ancestorIds();
  setInterval(() => {
    if (ancestorIds() !== ancestors) child.disconnect();
  }, 1000).unref();
}

function ancestorIds() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, "latin1");
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]}`;
  } catch {
    return `${process.ppid}`;
  }
}

/** npm empties node_modules before it fills it, so it must not run on the Node in there. */
function pathWithoutPackages() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.filter((folder) => !folder.includes("node_modules")).join(delimiter);
}

function isInstalled() {
  if (!existsSync(node) || !existsSync(installedLock)) return false;
  // A few seconds apart is one npm writing both.
  return statSync(installedLock).mtimeMs + 5000 >= statSync(lockFile).mtimeMs;
}
