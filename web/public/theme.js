// Runs before the first paint, so that the chosen theme never flashes.
try {
  const theme = localStorage.getItem("docuforge.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; the system's theme is used then.
}
