// What every page does in a browser: theme, keys, help, clean addresses.
import { remember } from "./store.js";

const THEMES = [null, "light", "dark"];
const LABELS = { light: "Light", dark: "Dark" };

function showTheme() {
  const button = document.getElementById("theme");
  const chosen = document.documentElement.dataset.theme;
  button.textContent = LABELS[chosen] ?? "Auto";
  button.setAttribute("aria-label", `Theme: ${LABELS[chosen] ?? "as the system has it"}. Change it`);
}

function turnTheme() {
  const root = document.documentElement;
  const next = THEMES[(THEMES.indexOf(root.dataset.theme ?? null) + 1) % THEMES.length];
  if (next) root.dataset.theme = next; else delete root.dataset.theme;
  remember("theme", next);
  showTheme();
  document.dispatchEvent(new CustomEvent("themechange"));
}

function move(step) {
  const lines = [...document.querySelectorAll("[data-open], .card")].filter((line) => line.offsetParent);
  if (!lines.length) return;
  const at = lines.findIndex((line) => line.contains(document.activeElement));
  const next = lines[Math.min(Math.max(at + step, 0), lines.length - 1)];
  const link = next.querySelector("a.open, a.n");
  link?.focus();
  next.scrollIntoView({ block: "nearest" });
  if (next.matches(".card")) link?.click();
}

let waiting = false;

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, dialog[open]")) return;
  const key = event.key;
  if (waiting) {
    waiting = false;
    const link = document.querySelector(`nav a[data-key="${CSS.escape(key)}"]`);
    if (link) { event.preventDefault(); link.click(); }
    return;
  }
  const acts = {
    g: () => { waiting = true; setTimeout(() => { waiting = false; }, 1500); },
    "/": () => document.getElementById("quick").focus(),
    "?": () => document.getElementById("help").showModal(),
    t: turnTheme,
    j: () => move(1),
    k: () => move(-1),
  };
  if (acts[key]) { event.preventDefault(); acts[key](); return; }
  document.dispatchEvent(new CustomEvent("plainkey", { detail: key }));
}

// A permanent address holds what was asked for, and nothing that was left empty.
function dropEmpty(event) {
  const form = event.target;
  if (form.method !== "get") return;
  const empty = [...form.elements].filter((field) => field.name && !field.value);
  for (const field of empty) field.disabled = true;
  setTimeout(() => { for (const field of empty) field.disabled = false; });
}

// On a narrow screen each cell of a table stands below the other: it tells the name of its column.
function nameCells() {
  for (const table of document.querySelectorAll("table.list")) {
    const names = [...table.querySelectorAll("thead th")].map((head) => head.textContent);
    for (const row of table.querySelectorAll("tbody tr")) {
      [...row.children].forEach((cell, n) => { if (n && cell.textContent.trim()) cell.dataset.label = names[n]; });
    }
  }
}

nameCells();
document.addEventListener("keydown", press);
document.addEventListener("submit", dropEmpty);
for (const id of ["theme", "help-open"]) document.getElementById(id).hidden = false;
document.getElementById("theme").addEventListener("click", turnTheme);
document.getElementById("help-open").addEventListener("click", () => document.getElementById("help").showModal());
showTheme();
// One stamp for all modules: those that a page needs are loaded with it.
const stamp = new URL(import.meta.url).search;
if (document.querySelector("article.text")) import(`./report.js${stamp}`);
if (document.querySelector("[data-review]")) import(`./review.js${stamp}`);
if (document.querySelector("[data-chart]")) import(`./charts.js${stamp}`);
if (document.querySelector("[data-job]")) import(`./job.js${stamp}`);
