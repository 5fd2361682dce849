import "../src/styles/fonts.css";
import "../src/styles/theme.css";
import type { Preview } from "@storybook/react-vite";
import { useEffect } from "react";
import { Toaster } from "../src/components/ui/toast.tsx";
import { TooltipProvider } from "../src/components/ui/tooltip.tsx";

const preview: Preview = {
  tags: ["autodocs"],
  globalTypes: {
    theme: {
      description: "Theme",
      toolbar: { icon: "contrast", items: ["light", "dark"], dynamicTitle: true },
    },
    direction: {
      description: "Direction",
      toolbar: { icon: "transfer", items: ["ltr", "rtl"], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: "light", direction: "ltr" },
  decorators: [
    (Story, { globals }) => {
      const { theme, direction } = globals;
      useEffect(() => {
        document.documentElement.dataset.theme = String(theme);
        document.documentElement.dir = String(direction);
      }, [theme, direction]);
      return (
        <TooltipProvider>
          <div className="bg-surface p-6 text-ink">
            <Story />
          </div>
          <Toaster />
        </TooltipProvider>
      );
    },
  ],
};

export default preview;
