import type { ReactNode } from "react";

export interface StepProps {
  readOnly: boolean;
}

/** One of several lists in a step, with its title. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="not-first:mt-10">
      <h2 className="mb-3 text-base font-strong tracking-tight">{title}</h2>
      {children}
    </section>
  );
}
