import { Monitor, Moon, Sun, SunMoon } from "lucide-react";
import { setTheme, type Theme, useTheme } from "@/lib/theme.ts";
import { IconButton } from "./icon-button.tsx";
import { Menu, MenuChoice } from "./menu.tsx";
import { SegmentedControl } from "./segmented-control.tsx";

const THEMES: readonly { value: Theme; label: string; icon: React.ReactNode }[] = [
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
  { value: "system", label: "As the system", icon: <Monitor aria-hidden /> },
];

/** The choice of theme, to be put into a menu. */
export function ThemeChoice() {
  const theme = useTheme((state) => state.theme);
  return <MenuChoice label="Theme" value={theme} options={THEMES} onValueChange={setTheme} />;
}

/** The choice of theme, on a page. */
export function ThemeControl() {
  const theme = useTheme((state) => state.theme);
  return (
    <SegmentedControl
      label="Theme"
      value={theme}
      options={THEMES.map(({ value, label, icon }) => ({
        value,
        label: (
          <>
            {icon}
            {label}
          </>
        ),
      }))}
      onValueChange={setTheme}
    />
  );
}

/** A button that opens the choice of theme. */
export function ThemeMenu() {
  return (
    <Menu
      label="Theme"
      trigger={
        <IconButton label="Change theme" tooltip={false}>
          <SunMoon aria-hidden />
        </IconButton>
      }
    >
      <ThemeChoice />
    </Menu>
  );
}
