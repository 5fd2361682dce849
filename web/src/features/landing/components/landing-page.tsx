import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import { buttonClass } from "@/components/ui/button.tsx";
import { Brand } from "@/components/ui/mark.tsx";
import { ThemeMenu } from "@/components/ui/theme-menu.tsx";
import { cx } from "@/lib/cx.ts";
import { usePageTitle } from "@/lib/page-title.ts";
import { ThreadStage } from "./thread-stage.tsx";
import { Vignettes } from "./vignettes.tsx";

const WRAP = "mx-auto w-full max-w-292 px-5 md:px-6";
const LINK = "rounded-xs hover:text-ink";

function Entry({ returning, large = false }: { returning: boolean; large?: boolean }) {
  const classes = cx(buttonClass("primary", large ? "lg" : "md"), !large && "max-md:hidden");
  return returning ? (
    <Link to="/projects" className={classes}>
      Go to your projects
    </Link>
  ) : (
    <Link to="/sign-up" className={classes}>
      Start a project
    </Link>
  );
}

function Header({ returning }: { returning: boolean }) {
  return (
    <header className={WRAP}>
      <div className="flex h-14 items-center gap-2 text-md md:h-16 md:gap-7">
        <Link to="/" className="flex rounded-sm">
          <Brand />
        </Link>
        <nav aria-label="Site" className="ms-3 hidden gap-6 font-nav text-ink-2 md:flex">
          <a href="#how" className={LINK}>
            How it works
          </a>
          <a href="/docs" className={LINK}>
            API reference
          </a>
        </nav>
        <div className="ms-auto flex items-center gap-2">
          <span className="hidden md:flex">
            <ThemeMenu />
          </span>
          {!returning && (
            <Link to="/log-in" className={buttonClass("ghost")}>
              Sign in
            </Link>
          )}
          <Entry returning={returning} />
        </div>
      </div>
    </header>
  );
}

function Hero({ returning }: { returning: boolean }) {
  return (
    <section className="grid items-end gap-x-14 gap-y-4.5 pt-9 pb-8 md:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] md:gap-y-6 md:pt-16 md:pb-11">
      <h1 className="font-serif text-[2.625rem] leading-11 font-[450] tracking-display text-balance md:text-[3.5rem] md:leading-15 lg:text-4xl lg:leading-[4.625rem]">
        The specification your team ships&nbsp;from
      </h1>
      <div>
        <p className="max-w-[27em] text-[1.0625rem] leading-6.5 tracking-[-.008em] text-balance text-ink-2 md:text-lg md:leading-7">
          DocuForge writes the requirements with you, checks that nothing is missing, publishes
          versions nobody can alter, and exports the document your customer signs.
        </p>
        <div className="mt-5.5 flex flex-wrap gap-2.5">
          <Entry returning={returning} large />
          <a href="#how" className={buttonClass("plain", "lg")}>
            See how it works
          </a>
        </div>
      </div>
    </section>
  );
}

function ApiSection() {
  return (
    <section className="border-t border-line py-12 md:pt-18 md:pb-20">
      <div
        className={`${WRAP} grid items-center gap-x-14 gap-y-6 md:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]`}
      >
        <div>
          <h2 className="max-w-[19em] font-serif text-[1.75rem] leading-8.5 font-[480] tracking-title text-balance md:text-3xl md:leading-10.5">
            The same API that the app uses
          </h2>
          <p className="mt-3.5 text-ink-2">
            Every route is in the OpenAPI file with examples. Long work answers with a job that you
            can follow and cancel.
          </p>
          <p className="mt-3.5">
            <a
              href="/docs"
              className="inline-flex items-center gap-2 rounded-xs font-medium text-lapis-text hover:underline"
            >
              Open the API reference
              <ArrowRight className="size-3.5 rtl:rotate-180" aria-hidden />
            </a>
          </p>
        </div>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
          tabIndex={0}
          className="overflow-x-auto rounded-lg bg-code p-4 font-mono text-xs leading-5 whitespace-pre text-code-ink shadow-sm md:px-5.5 md:py-5 md:text-sm md:leading-5.5"
          dir="ltr"
        >
          <span className="text-code-lapis">POST</span>
          {" /api/v1/docs/doc_01jd3k5z/generate\n"}
          <span className="text-code-ink-2">Authorization:</span>
          {" Bearer eyJhbGciOiJFZERTQSJ9…\n\n{ "}
          <span className="text-code-gold">"instructions"</span>
          {": "}
          <span className="text-code-malachite">"For a team of field technicians."</span>
          {" }\n\n"}
          <span className="text-code-ink-2">202 Accepted</span>
          {"\n{\n  "}
          <span className="text-code-gold">"job"</span>
          {": { "}
          <span className="text-code-gold">"id"</span>
          {": "}
          <span className="text-code-malachite">"job_01jd3k5z"</span>
          {", "}
          <span className="text-code-gold">"status"</span>
          {": "}
          <span className="text-code-malachite">"running"</span>
          {",\n           "}
          <span className="text-code-gold">"progress"</span>
          {": { "}
          <span className="text-code-gold">"done"</span>
          {": "}
          <span className="text-code-lapis">5</span>
          {", "}
          <span className="text-code-gold">"total"</span>
          {": "}
          <span className="text-code-lapis">9</span>
          {" } }\n}"}
        </pre>
      </div>
    </section>
  );
}

function Footer() {
  return (
    <footer className={WRAP}>
      <div className="flex flex-wrap gap-x-14 gap-y-7 border-t border-line pt-9 pb-12 text-sm text-ink-2">
        <div className="grow basis-55">
          <Brand />
          <p className="mt-2.5 text-ink-3">From idea to shipped.</p>
        </div>
        <nav aria-label="Product">
          <ul className="grid content-start gap-1.75">
            <li className="font-medium text-ink">Product</li>
            <li>
              <Link to="/sign-up" className={LINK}>
                Create an account
              </Link>
            </li>
            <li>
              <Link to="/log-in" className={LINK}>
                Sign in
              </Link>
            </li>
          </ul>
        </nav>
        <nav aria-label="Developers">
          <ul className="grid content-start gap-1.75">
            <li className="font-medium text-ink">Developers</li>
            <li>
              <a href="/docs" className={LINK}>
                API reference
              </a>
            </li>
            <li>
              <a href="/openapi.json" className={LINK}>
                OpenAPI file
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}

/** What the product is, for somebody who has not seen it; `returning` has signed in before. */
export function LandingPage({ returning }: { returning: boolean }) {
  usePageTitle("The specification your team ships from");
  return (
    <div className="text-base">
      <Header returning={returning} />
      <main>
        <div className={WRAP}>
          <Hero returning={returning} />
          <ThreadStage />
        </div>
        <section id="how" className="scroll-mt-4 border-t border-line py-12 md:pt-18 md:pb-20">
          <div className={WRAP}>
            <h2 className="max-w-[19em] font-serif text-[1.75rem] leading-8.5 font-[480] tracking-title text-balance md:text-3xl md:leading-10.5">
              Six kinds of work, one thread through all of them
            </h2>
            <Vignettes />
          </div>
        </section>
        <ApiSection />
      </main>
      <Footer />
    </div>
  );
}
