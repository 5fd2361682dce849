import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import type { Context as HonoContext } from "hono";
import { DomainError } from "../kernel/errors.ts";
import { type MailboxEntry, readMailbox } from "../platform/email/read-mailbox.ts";
import type { HttpEnv } from "./http-env.ts";

/** The mail of a local run as JSON, the newest first. */
export async function answerMailboxJson(c: HonoContext<HttpEnv>): Promise<Response> {
  return c.json({ items: await readLocalMailbox(c) });
}

/** The mail of a local run as a page, the newest first. */
export async function answerMailboxPage(c: HonoContext<HttpEnv>): Promise<Response> {
  const entries = await readLocalMailbox(c);
  const page = h("html", { lang: "en" }, [
    h("head", [
      h("meta", { charset: "utf-8" }),
      h("meta", { name: "viewport", content: "width=device-width" }),
      h("meta", { name: "color-scheme", content: "light dark" }),
      h("title", "Mailbox"),
    ]),
    h("body", { style: "max-width:720px;margin:32px auto;padding:0 16px;font-family:system-ui" }, [
      h("h1", "Mailbox"),
      entries.length === 0 ? h("p", "No mail yet.") : undefined,
      ...entries.map(entryOf),
    ]),
  ]);
  return c.html(`<!doctype html>${toHtml(page)}`);
}

function entryOf({ to, subject, text, html, status, createdAt, links }: MailboxEntry) {
  const moment = createdAt.slice(0, 16).replace("T", " ");
  return h(
    "details",
    { style: "border-top:1px solid #8886;padding:12px 0;overflow-wrap:anywhere" },
    [
      h("summary", [h("strong", h("bdi", subject)), ` — ${to}, ${moment} UTC, ${status}`]),
      ...links.map((url) => h("p", h("a", { href: url }, url))),
      h("pre", { style: "white-space:pre-wrap" }, text),
      h("iframe", {
        title: subject,
        sandbox: "",
        srcdoc: html,
        style: "width:100%;height:420px;border:1px solid #8886",
      }),
    ],
  );
}

async function readLocalMailbox(c: HonoContext<HttpEnv>): Promise<MailboxEntry[]> {
  const { ctx } = c.var;
  if (ctx.env.appEnv !== "local") {
    throw new DomainError("NOT_FOUND", "There is nothing at this path.", { path: c.req.path });
  }
  return readMailbox(ctx);
}
