import "../styles/theme.css";
import { toast } from "sonner";
import { afterEach, beforeAll, beforeEach } from "vitest";
import { useSession } from "@/api/session.ts";
import { useOverlays } from "@/app/shell/overlays.ts";
import { mockApi, startMockApi } from "./mock-api.ts";

beforeAll(startMockApi);

beforeEach(() => {
  localStorage.clear();
  localStorage.setItem("docuforge.session", "1");
  useSession.setState({ status: "unknown", token: null, expired: false });
  mockApi();
});

afterEach(() => {
  toast.dismiss();
  useOverlays.setState({ palette: false, shortcuts: false, navigation: false, jobs: false });
});
