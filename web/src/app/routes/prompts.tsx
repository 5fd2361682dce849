import { useState } from "react";
import { explained } from "@/api/errors.ts";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Select } from "@/components/ui/select.tsx";
import { SkeletonLines } from "@/components/ui/skeleton.tsx";
import { useOrganization } from "@/features/account/hooks/use-organization.ts";
import { DOCUMENT_TYPES } from "@/features/documents/model/document-types.ts";
import { type PackType, useOrganizationPack } from "@/features/prompts/api/organization-pack.ts";
import { PackPrompts } from "@/features/prompts/components/pack-prompts.tsx";
import { mayAdminister } from "@/lib/roles.ts";
import { SettingsPage } from "../shell/settings-page.tsx";

/** What writers are told in the organization that is shown, by type of document. */
export function PromptsRoute() {
  const { current } = useOrganization();
  const [type, setType] = useState<PackType>("SRS");
  const { data: pack, error, refetch } = useOrganizationPack(current?.organizationId, type);
  return (
    <SettingsPage
      title="Prompts"
      of="organization"
      intro={
        <>
          What a language model is told when it writes for{" "}
          <bdi className="font-medium">{current?.organizationName}</bdi>. Owners and admins can say
          more, or say it otherwise.
        </>
      }
    >
      <div className="grid max-w-200 gap-5">
        <Field label="Type of document" className="max-w-104">
          <Select
            value={type}
            onChange={({ target }) => {
              const chosen = DOCUMENT_TYPES.find((info) => info.type === target.value);
              if (chosen) setType(chosen.type);
            }}
          >
            {DOCUMENT_TYPES.map((info) => (
              <option key={info.type} value={info.type}>
                {info.title}
              </option>
            ))}
          </Select>
        </Field>
        {error && !pack ? (
          <ErrorPanel
            title="The prompts could not be loaded"
            {...explained(error)}
            onRetry={() => void refetch()}
          />
        ) : pack && current ? (
          <PackPrompts
            key={`${pack.organizationId} ${pack.type}`}
            pack={pack}
            mayChange={mayAdminister(current.role)}
          />
        ) : (
          <SkeletonLines widths={["30%", "92%", "84%", "60%"]} className="gap-4" />
        )}
      </div>
    </SettingsPage>
  );
}
