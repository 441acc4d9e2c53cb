// Before anything is drawn: the theme that the reader chose, if any.
(() => {
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  } catch { /* A browser that keeps nothing shows what the system has. */ }
})();
