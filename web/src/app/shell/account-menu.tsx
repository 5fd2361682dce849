import { Link } from "@tanstack/react-router";
import { Keyboard, LogOut, Settings } from "lucide-react";
import { type ReactNode, useState } from "react";
import { explained } from "@/api/errors.ts";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu.tsx";
import { ThemeChoice } from "@/components/ui/theme-menu.tsx";
import { notifyFailure } from "@/components/ui/toast.tsx";
import { useLogOut } from "@/features/account/api/log-out.ts";
import { useMe } from "@/features/account/api/me.ts";
import { countLocalCopies } from "@/features/context/model/local-copy.ts";
import { counted } from "@/lib/counted.ts";
import { unsavedDrafts } from "@/lib/unsaved-drafts.ts";
import { setOverlay } from "./overlays.ts";

/** What concerns the person: theme, shortcuts, signing out. */
export function AccountMenu({ trigger, side }: { trigger: ReactNode; side: "top" | "right" }) {
  const { data: me } = useMe();
  const logOut = useLogOut();
  const [unsaved, setUnsaved] = useState<string>();
  const leave = () => {
    if (logOut.isPending) return;
    logOut.mutate(undefined, {
      onError: (error) => {
        notifyFailure({
          title: "You are still signed in",
          ...explained(error),
          action: { label: "Try again", run: leave },
        });
      },
    });
  };
  // Signing out removes what this device keeps.
  const askAndLeave = async () => {
    const drafts = (await unsavedDrafts()).length;
    const copies = countLocalCopies();
    const parts = [
      drafts > 0 && counted(drafts, "document"),
      copies > 0 && counted(copies, "project’s answers", "projects’ answers"),
    ].filter(Boolean);
    if (parts.length === 0) leave();
    else setUnsaved(parts.join(" and "));
  };
  return (
    <>
      <Menu trigger={trigger} side={side} align="start" label="Account">
        {me && <MenuLabel>{me.email}</MenuLabel>}
        <ThemeChoice />
        <MenuSeparator />
        <MenuItem asChild>
          <Link to="/settings">
            <Settings aria-hidden />
            Settings
          </Link>
        </MenuItem>
        <MenuItem shortcut="?" onSelect={() => setOverlay("shortcuts", true)}>
          <Keyboard aria-hidden />
          Keyboard shortcuts
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => void askAndLeave()}>
          <LogOut aria-hidden />
          Sign out
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={unsaved !== undefined}
        onOpenChange={() => setUnsaved(undefined)}
        title="Lose edits that are not saved?"
        verb="Sign out and lose them"
        danger
        pending={logOut.isPending}
        onConfirm={leave}
      >
        Only this device holds the newest edits of {unsaved}: they are unfinished, or the server
        could not be reached. Signing out removes them. Stay signed in, and they are saved as soon
        as they can be.
      </ConfirmDialog>
    </>
  );
}
