import "../styles/theme.css";
import { toast } from "sonner";
import { afterEach, beforeAll, beforeEach } from "vitest";
import { useSession } from "@/api/session.ts";
import { useOverlays } from "@/app/shell/overlays.ts";
import { useNotices } from "@/components/ui/notices.ts";
import { forgetAllKept } from "@/lib/kept-edits.ts";
import { mockApi, startMockApi } from "./mock-api.ts";

// Colours are measured when they have arrived, not on their way.
const still = document.createElement("style");
still.textContent =
  "*, ::before, ::after { animation: none !important; transition: none !important }";
document.head.append(still);

beforeAll(startMockApi);
// The file before this one had the same storage.
beforeAll(() => forgetAllKept());

beforeEach(() => {
  localStorage.clear();
  localStorage.setItem("docuforge.session", "1");
  useSession.setState({ status: "unknown", token: null, ended: null });
  mockApi();
});

afterEach(() => {
  toast.dismiss();
  useNotices.setState({ waiting: [] });
  useOverlays.setState({ palette: false, shortcuts: false, navigation: false, jobs: false });
});
