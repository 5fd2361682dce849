const roomOf = "^worker/modules/([^/]+)/";
const tests = "\\.(test|workers\\.test|stories)\\.tsx?$|^worker/test/|-fixture\\.ts$";

function forbid(name, comment, from, to) {
  return { name, comment, severity: "error", from, to };
}

/** A package may only be imported from the listed places. */
function only(name, packagePath, places) {
  return forbid(
    `${name}-only-where-it-belongs`,
    `${name} is imported in one kind of file, so that the rest does not depend on it.`,
    { path: "^(worker|durable)/", pathNot: [...places, tests, "^worker/tools/"] },
    { path: packagePath },
  );
}

module.exports = {
  forbidden: [
    forbid("no-cycles", "Cycles hide which part depends on which.", {}, { circular: true }),
    forbid(
      "kernel-stands-alone",
      "The kernel does no IO and knows nothing of what stands on it.",
      { path: "^worker/kernel/" },
      { path: "^(worker|durable|web)/", pathNot: "^worker/kernel/" },
    ),
    forbid(
      "platform-below-modules",
      "The platform serves every module and knows none.",
      { path: "^worker/(platform|db)/", pathNot: tests },
      { path: "^worker/(modules|http)/" },
    ),
    forbid(
      "modules-through-their-index",
      "A module reaches another only through its index.ts.",
      { path: roomOf, pathNot: tests },
      {
        path: "^worker/modules/([^/]+)/",
        pathNot: ["^worker/modules/$1/", "^worker/modules/[^/]+/index\\.ts$"],
      },
    ),
    forbid(
      "identity-below-documents",
      "identity < documents < scrum < assistant.",
      { path: "^worker/modules/identity/", pathNot: tests },
      { path: "^worker/modules/(?!identity)" },
    ),
    forbid(
      "http-knows-identity-only",
      "The HTTP layer asks identity who is calling; it knows no other module.",
      { path: "^worker/http/", pathNot: tests },
      { path: "^worker/modules/", pathNot: "^worker/modules/identity/index\\.ts$" },
    ),
    forbid(
      "verbs-know-no-http",
      "Only routes and contracts touch the HTTP layer.",
      { path: "^worker/modules/", pathNot: ["/(routes|contract|transport)\\.ts$", tests] },
      { path: "^worker/http/" },
    ),
    only("drizzle", "node_modules/(drizzle-orm|@neondatabase)", [
      "/repo\\.ts$",
      "/tables\\.ts$",
      "^worker/db/",
      "^worker/platform/(audit/audit|outbox/outbox)\\.ts$",
    ]),
    only("hono", "node_modules/hono/", ["^worker/http/", "/routes\\.ts$", "^worker/app\\.ts$"]),
    only("jose", "node_modules/jose/", ["^worker/modules/identity/"]),
    forbid(
      "rooms-through-their-client",
      "Only client.ts knows how a room is addressed; index.ts hands the classes to the runtime.",
      { path: "^worker/", pathNot: [tests, "^worker/(index\\.ts$|tools/)"] },
      { path: "^durable/", pathNot: "/(client|protocol)\\.ts$" },
    ),
    forbid(
      "web-knows-no-worker",
      "They share the generated contract, the sockets' messages and the checks of a text.",
      { path: "^web/" },
      {
        path: "^(worker|durable)/",
        pathNot: [
          "^durable/[^/]+/protocol\\.ts$",
          "^worker/modules/documents/generation/guardrails/check-document\\.ts$",
        ],
      },
    ),
    forbid(
      "guardrails-run-anywhere",
      "Browsers run the guardrails too, so they import nothing that needs a server.",
      { path: "^worker/modules/documents/generation/guardrails/", pathNot: tests },
      {
        path: ".",
        pathNot: [
          "^worker/modules/documents/generation/guardrails/",
          "^worker/modules/documents/generation/promptpacks/(pack|ground-rules)\\.ts$",
        ],
      },
    ),
    forbid(
      "features-do-not-meet",
      "Features meet in web/src/app only.",
      { path: "^web/src/features/([^/]+)/", pathNot: tests },
      { path: "^web/src/features/", pathNot: "^web/src/features/$1/" },
    ),
    forbid(
      "shared-web-code-knows-no-feature",
      "Components, lib and api serve every feature.",
      { path: "^web/src/(components|lib|api)/", pathNot: tests },
      { path: "^web/src/(features|app)/" },
    ),
    forbid(
      "features-know-no-app",
      "The app puts features together, not the other way round.",
      { path: "^web/src/features/", pathNot: tests },
      { path: "^web/src/app/" },
    ),
    forbid(
      "resolvable",
      "An import must lead somewhere.",
      {},
      { couldNotResolve: true, pathNot: "^(cloudflare:|mdast$|hast$|xast$)" },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)dist/|\\.gen\\.ts$|web/src/api/generated" },
    tsConfig: { fileName: "web/tsconfig.json" },
    tsPreCompilationDeps: "specify",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["workerd", "import", "types", "default"],
      extensions: [".ts", ".tsx", ".js", ".json", ".css"],
    },
  },
};
