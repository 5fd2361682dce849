import { Link } from "@tanstack/react-router";
import { buttonClass } from "@/components/ui/button.tsx";
import { Brand } from "@/components/ui/mark.tsx";
import { usePageTitle } from "@/lib/page-title.ts";

/** The page for an address that leads nowhere. */
export function NotFound() {
  usePageTitle("Page not found");
  return (
    <main className="grid min-h-dvh place-items-center bg-surface p-6">
      <div className="grid max-w-96 gap-4">
        <Brand />
        <h1 className="mt-4 font-serif text-form font-[500] tracking-title">Page not found</h1>
        <p className="text-ink-2">
          There is nothing at this address, or it is not shared with you. Check the link, or go to
          your projects.
        </p>
        <p>
          <Link to="/projects" className={buttonClass("primary")}>
            Go to projects
          </Link>
        </p>
      </div>
    </main>
  );
}
