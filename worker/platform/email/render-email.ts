import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import type { EmailContent } from "./templates.ts";

export interface RenderedEmail {
  subject: string;
  html: string;
  text: string;
}

const font = "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Apple SD Gothic Neo', sans-serif";
const style = {
  page: `margin:0;padding:32px 16px;background:#f6f5f2;font-family:${font};color:#1d1c1a`,
  card: "max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #e4e1da;border-radius:8px",
  brand: "margin:0 0 24px;font-size:14px;font-weight:600;color:#8a5a00",
  heading: "margin:0 0 12px;font-size:20px;line-height:28px",
  paragraph: "margin:0 0 16px;font-size:15px;line-height:23px",
  button:
    "display:inline-block;margin:8px 0 20px;padding:10px 18px;border-radius:6px;background:#1d1c1a;color:#ffffff;font-size:15px;font-weight:600;text-decoration:none",
  note: "margin:0;font-size:13px;line-height:20px;color:#6b6860",
} as const;

/** A mail as HTML that mail programs show, and as plain text; all data is escaped. */
export function renderEmail(content: EmailContent): RenderedEmail {
  const { subject, heading, paragraphs, action, note } = content;
  const page = h("html", { lang: "en" }, [
    h("head", [
      h("meta", { charset: "utf-8" }),
      h("meta", { name: "viewport", content: "width=device-width" }),
      h("title", subject),
    ]),
    h("body", { style: style.page }, [
      h("div", { style: style.card }, [
        h("p", { style: style.brand }, "DocuForge"),
        h("h1", { style: style.heading, dir: "auto" }, heading),
        ...paragraphs.map((text) => h("p", { style: style.paragraph, dir: "auto" }, text)),
        ...(action ? [h("a", { style: style.button, href: action.url }, action.label)] : []),
        h("p", { style: style.note }, note),
      ]),
    ]),
  ]);
  const link = action ? [`${action.label}: ${action.url}`] : [];
  return {
    subject,
    html: `<!doctype html>${toHtml(page)}`,
    text: `${[heading, ...paragraphs, ...link, note, "DocuForge"].join("\n\n")}\n`,
  };
}
