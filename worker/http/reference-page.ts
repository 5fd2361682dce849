// Nothing of the reference may ask another host; the content security policy would refuse it.
const settings = {
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: "never",
  agent: { disabled: true, hideAddApi: true },
  mcp: { disabled: true },
  theme: "default",
};

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>DocuForge API reference</title>
    <link rel="icon" href="/mark-tile.svg" />
  </head>
  <body>
    <script id="api-reference" data-url="/openapi.json" data-configuration='${JSON.stringify(settings)}'></script>
    <script src="/reference/scalar.js"></script>
  </body>
</html>
`;

/** The readable API reference; its script lies among the static assets. */
export function answerReferencePage(): Response {
  return new Response(page, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}
