import type { SharedVersion } from "./open-shared-version.ts";

type Closed = Exclude<SharedVersion, { state: "open" | "unchanged" }>;

const style = `
:root{color-scheme:light dark;--ground:light-dark(#f8f4eb,#0f0e0c);--ink:light-dark(#1f1c16,#f0ece5);--ink-2:light-dark(#504b41,#bbb7ae);--gold:light-dark(#c48a22,#dfaf59)}
html{background:var(--ground);color:var(--ink);font:1rem/1.6 Inter,system-ui,-apple-system,"Segoe UI",sans-serif}
body{margin:0;min-height:100vh;display:grid;place-content:center}
main{max-width:30rem;padding:1.5rem}
main::before{content:"";display:block;width:.35rem;height:1.6rem;border-radius:1px;background:var(--gold);transform:skewX(-14deg);margin-bottom:1.2rem}
h1{font-size:1.35rem;line-height:1.3;margin:0 0 .5rem}p{margin:0;color:var(--ink-2)}
`;

function date(at: Date): string {
  return at.toISOString().slice(0, 16).replace("T", " ");
}

function words(closed: Closed): { title: string; text: string } {
  switch (closed.state) {
    case "unknown":
      return {
        title: "There is no document at this address",
        text: "Check that the whole link was copied, or ask whoever sent it for a new one.",
      };
    case "expired":
      return {
        title: "This link has expired",
        text: `It worked until ${date(closed.at)} UTC. Ask whoever sent it for a new one.`,
      };
    case "revoked":
      return {
        title: "This link was taken back",
        text: `It stopped working on ${date(closed.at)} UTC. Ask whoever sent it for a new one.`,
      };
    case "archived":
      return {
        title: "This document is put away",
        text: `${closed.entity === "project" ? "Its project" : "It"} was archived. The link works again when the ${closed.entity} is brought back.`,
      };
  }
}

/** The page in place of a document whose link does not open it, saying why. */
export function closedPage(closed: Closed): string {
  const { title, text } = words(closed);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
</main>
</body>
</html>
`;
}
