import { Dialog } from "@/components/ui/dialog.tsx";
import { Kbd } from "@/components/ui/key.tsx";
import { shortcutKeys, useShortcuts } from "@/lib/shortcuts.ts";
import { setOverlay } from "./overlays.ts";

const GROUPS = ["This page", "Everywhere"] as const;

/** All shortcuts that work on the page at hand. */
export function ShortcutsDialog() {
  const shortcuts = useShortcuts((state) => state.shortcuts);
  return (
    <Dialog
      open
      onOpenChange={(open) => setOverlay("shortcuts", open)}
      title="Keyboard shortcuts"
      size="md"
    >
      {GROUPS.map((group) => {
        const ofGroup = shortcuts.filter((shortcut) => shortcut.group === group);
        if (ofGroup.length === 0) return null;
        return (
          <section key={group} aria-label={group}>
            <h3 className="mb-1 text-xs font-medium text-ink-3">{group}</h3>
            <dl>
              {ofGroup.map(({ id, keys, label }) => (
                <div
                  key={id}
                  className="flex min-h-8 items-center gap-4 border-b border-line-soft last:border-0"
                >
                  <dt className="flex-1">{label}</dt>
                  <dd className="flex gap-1">
                    {shortcutKeys(keys).map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </Dialog>
  );
}
