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
import { unsavedDrafts } from "@/lib/unsaved-drafts.ts";
import { setOverlay } from "./overlays.ts";

/** What concerns the person: theme, shortcuts, signing out. */
export function AccountMenu({ trigger, side }: { trigger: ReactNode; side: "top" | "right" }) {
  const { data: me } = useMe();
  const logOut = useLogOut();
  const [unsaved, setUnsaved] = useState(0);
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
    const { length } = await unsavedDrafts();
    if (length === 0) leave();
    else setUnsaved(length);
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
        open={unsaved > 0}
        onOpenChange={() => setUnsaved(0)}
        title="Lose edits that are not saved?"
        verb="Sign out and lose them"
        danger
        pending={logOut.isPending}
        onConfirm={leave}
      >
        {unsaved === 1 ? "A document has" : `${unsaved} documents have`} edits that only this device
        holds, because the server could not be reached. Signing out removes them. Stay signed in,
        and they are saved as soon as the server answers.
      </ConfirmDialog>
    </>
  );
}
