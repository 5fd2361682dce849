import { Link } from "@tanstack/react-router";
import { Keyboard, LogOut, Settings } from "lucide-react";
import type { ReactNode } from "react";
import { explain, requestIdOf } from "@/api/errors.ts";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu.tsx";
import { ThemeChoice } from "@/components/ui/theme-menu.tsx";
import { notifyFailure } from "@/components/ui/toast.tsx";
import { useLogOut } from "@/features/account/api/log-out.ts";
import { useMe } from "@/features/account/api/me.ts";
import { setOverlay } from "./overlays.ts";

/** What concerns the person: theme, shortcuts, signing out. */
export function AccountMenu({ trigger, side }: { trigger: ReactNode; side: "top" | "right" }) {
  const { data: me } = useMe();
  const logOut = useLogOut();
  const leave = () => {
    if (logOut.isPending) return;
    logOut.mutate(undefined, {
      onError: (error) => {
        notifyFailure({
          title: "You are still signed in",
          description: explain(error),
          requestId: requestIdOf(error),
          action: { label: "Try again", run: leave },
        });
      },
    });
  };
  return (
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
      <MenuItem onSelect={leave}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </Menu>
  );
}
