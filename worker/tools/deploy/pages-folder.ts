import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const dsnForm = /^(https?:\/\/)\w+@([\w.:-]+)\/\d+$/;

/**
 * The folder that Pages gets: the built client as it is or, where failures are reported, a copy whose
 * page names where to and whose policy lets it. A DSN is public; it can only send. Throws when it is
 * no DSN.
 */
export async function pagesFolder(built: string, sentryDsn: string | undefined): Promise<string> {
  if (sentryDsn === undefined) return built;
  const [, scheme, host] = dsnForm.exec(sentryDsn) ?? [];
  if (host === undefined) {
    throw new Error("SENTRY_DSN must be a DSN: https://<key>@<host>/<project>.");
  }
  const copy = `${built}-pages`;
  await rm(copy, { recursive: true, force: true });
  await cp(built, copy, { recursive: true });
  const meta = `<meta name="sentry-dsn" content="${sentryDsn}" />`;
  await replaceIn(join(copy, "index.html"), "</head>", `${meta}</head>`);
  await replaceIn(
    join(copy, "_headers"),
    "connect-src 'self'",
    `connect-src 'self' ${scheme}${host}`,
  );
  return copy;
}

async function replaceIn(file: string, what: string, by: string): Promise<void> {
  const text = await readFile(file, "utf8");
  const parts = text.split(what);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times ${what}.`);
  await writeFile(file, parts.join(by));
}
