import { explained } from "@/api/errors.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { templateName } from "@/lib/author-names.ts";
import { type OrganizationPack, usePutOverride } from "../api/organization-pack.ts";
import { SectionPrompt } from "./section-prompt.tsx";

/** The prompts of one type of document, section by section. */
export function PackPrompts({ pack, mayChange }: { pack: OrganizationPack; mayChange: boolean }) {
  const { sections, inapplicable } = pack.override;
  const save = usePutOverride(pack);
  return (
    <div className="grid gap-4">
      {pack.writer === "composer" && (
        <Banner title="No language model is set up">
          Documents are composed from the context without prompts, so what is said here has no
          effect yet. It is kept and used as soon as a model is set up.
        </Banner>
      )}
      {inapplicable.length > 0 && (
        <Banner
          tone="attention"
          title={`${templateName(pack.promptPack)} has no section ${inapplicable.join(", ")}`}
          action={
            mayChange && (
              <Button
                size="sm"
                pending={save.isPending}
                onClick={() =>
                  save.mutate(sections.filter(({ section }) => !inapplicable.includes(section)))
                }
              >
                Remove
              </Button>
            )
          }
        >
          What was said about it is kept and has no effect.
        </Banner>
      )}
      {save.isError && <ErrorPanel title="The prompts were not saved" {...explained(save.error)} />}
      <details className="rounded-md px-3 py-2.5 inset-ring inset-ring-line">
        <summary className="font-medium">
          Rules for every section of {templateName(pack.promptPack)}
        </summary>
        <p className="mt-2 max-w-prose whitespace-pre-wrap text-ink-2 wrap-anywhere">
          {pack.rules}
        </p>
      </details>
      <ul aria-label="Sections">
        {pack.sections.map((section) => (
          <SectionPrompt key={section.id} pack={pack} section={section} mayChange={mayChange} />
        ))}
      </ul>
    </div>
  );
}
