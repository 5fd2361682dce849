import { Checkbox } from "@/components/ui/checkbox.tsx";
import type { Me } from "../api/me.ts";
import { useUpdatePreferences } from "../api/own-account.ts";

/** Which mails a person wants. */
export function MailPreferences({ preferences }: { preferences: Me["preferences"] }) {
  const update = useUpdatePreferences();
  return (
    <Checkbox
      label={
        <>
          <span className="font-medium text-ink">Exports that wait</span>
          <span className="block">
            When a file you asked for is ready and you have not fetched it within two minutes.
          </span>
        </>
      }
      checked={preferences.exportMails}
      onCheckedChange={(exportMails) => update.mutate({ exportMails })}
    />
  );
}
