import { buttonClass } from "@/components/ui/button.tsx";
import { providerUrl, useProviders } from "../api/oauth.ts";

/** The ways in through somebody else, below the form; nothing where none is offered. */
export function ProviderButtons({ next }: { next: string | undefined }) {
  const { data } = useProviders();
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-label="Other ways to sign in" className="mt-5 grid gap-2.5">
      <p className="mb-1 flex items-center gap-3 text-xs text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      {data.items.map(({ id, name }) => (
        <a key={id} href={providerUrl(id, next)} className={buttonClass("plain", "lg", true)}>
          Continue with {name}
        </a>
      ))}
    </section>
  );
}
