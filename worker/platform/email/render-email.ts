import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import type { EmailContent } from "./templates.ts";

export interface RenderedEmail {
  subject: string;
  html: string;
  text: string;
}

const font =
  "'Inter', -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Apple SD Gothic Neo', sans-serif";
const style = {
  page: `margin:0;padding:0;background:#f8f4eb;font-family:${font};color:#1f1c16`,
  ground: "padding:32px 16px;background:#f8f4eb",
  card: "padding:32px;background:#fffefc;border:1px solid #e1dacb;border-radius:10px;text-align:start",
  brand:
    "margin:0 0 28px;padding-inline-start:10px;border-inline-start:3px solid #c48a22;font-size:15px;line-height:18px;font-weight:650;letter-spacing:-0.01em;color:#12326f",
  heading:
    "margin:0 0 12px;font-size:20px;line-height:28px;font-weight:650;letter-spacing:-0.01em;overflow-wrap:anywhere",
  paragraph: "margin:0 0 16px;font-size:15px;line-height:24px;overflow-wrap:anywhere",
  facts: "margin:4px 0 20px;border-collapse:collapse;font-size:14px;line-height:22px",
  name: "padding:2px 16px 2px 0;vertical-align:top;white-space:nowrap;font-weight:400;text-align:start;color:#696358",
  value: "padding:2px 0;vertical-align:top;overflow-wrap:anywhere",
  button:
    "display:inline-block;margin:8px 0 24px;padding:10px 18px;border-radius:7px;background:#1e4ba2;color:#fffefc;font-size:15px;line-height:20px;font-weight:600;text-decoration:none",
  note: "margin:0;padding-top:20px;border-top:1px solid #ece6d9;font-size:13px;line-height:20px;color:#696358;overflow-wrap:anywhere",
  link: "color:#1e4ea5",
} as const;

// Mail programs that know a dark theme take these; the others show the papyrus above.
const darkTheme = `
@media (prefers-color-scheme: dark) {
  .ground { background: #0f0e0c !important; color: #f0ece5 !important }
  .card { background: #1c1a17 !important; border-color: #2c2925 !important; color: #f0ece5 !important }
  .brand { color: #89b4f5 !important; border-color: #dfaf59 !important }
  .button { background: #386dc6 !important; color: #ffffff !important }
  .note, .name { color: #9a958d !important; border-color: #2c2925 !important }
  .link { color: #89b4f5 !important }
}`;

/** A mail as HTML that mail programs show, and as plain text; all data is escaped. */
export function renderEmail(content: EmailContent): RenderedEmail {
  const page = h("html", { lang: "en", dir: "ltr" }, [
    h("head", [
      h("meta", { charset: "utf-8" }),
      h("meta", { name: "viewport", content: "width=device-width" }),
      h("meta", { name: "color-scheme", content: "light dark" }),
      h("title", content.subject),
      h("style", darkTheme),
    ]),
    h("body", { class: "ground", style: style.page }, [
      h("table", { role: "presentation", width: "100%" }, [
        h("tr", [
          h("td", { class: "ground", align: "center", style: style.ground }, [
            h("table", { role: "presentation", width: "100%", style: "max-width:560px" }, [
              h("tr", [h("td", { class: "card", style: style.card }, cardOf(content))]),
            ]),
          ]),
        ]),
      ]),
    ]),
  ]);
  const html = `<!doctype html>${toHtml(page)}`;
  return { subject: content.subject, html, text: textOf(content) };
}

function cardOf({ heading, paragraphs, facts, action, note, switchedOffAt }: EmailContent) {
  return [
    h("p", { class: "brand", style: style.brand }, "DocuForge"),
    h("h1", { style: style.heading }, heading),
    ...paragraphs.map((text) => h("p", { style: style.paragraph }, text)),
    facts && h("table", { style: style.facts }, facts.map(factOf)),
    action && h("a", { class: "button", style: style.button, href: action.url }, action.label),
    h("p", { class: "note", style: style.note }, [
      note,
      switchedOffAt && [
        " ",
        h("a", { class: "link", style: style.link, href: switchedOffAt.url }, switchedOffAt.label),
      ],
    ]),
  ];
}

function factOf([name, value]: [string, string]) {
  return h("tr", [
    h("th", { scope: "row", class: "name", style: style.name }, name),
    h("td", { style: style.value, dir: "auto" }, value),
  ]);
}

function textOf({ heading, paragraphs, facts, action, note, switchedOffAt }: EmailContent) {
  const parts = [heading, ...paragraphs];
  if (facts) parts.push(facts.map(([name, value]) => `${name}: ${value}`).join("\n"));
  if (action) parts.push(`${action.label}:\n${action.url}`);
  parts.push(note);
  if (switchedOffAt) parts.push(`${switchedOffAt.label}:\n${switchedOffAt.url}`);
  return `${[...parts, "DocuForge"].join("\n\n")}\n`;
}
