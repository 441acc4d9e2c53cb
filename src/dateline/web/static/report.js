// A report: choosing a claim lights up its words; layers are shown and hidden.
import { recall, remember } from "./store.js";

const text = document.querySelector("article.text");
const cards = [...document.querySelectorAll(".card")];
const boxes = [...document.querySelectorAll(".layers input")];

function light(ids) {
  for (const lit of text.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const id of ids) for (const piece of text.querySelectorAll(`.m.${CSS.escape(id)}`)) piece.classList.add("lit");
}

function choose(card, { scroll }) {
  for (const other of cards) other.classList.toggle("chosen", other === card);
  const ids = card ? card.dataset.marks.split(" ").filter(Boolean) : [];
  light(ids);
  if (card && scroll) text.querySelector(".lit")?.scrollIntoView({ block: "center" });
}

function follow() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (!target) return;
  if (target.matches(".card")) choose(target, { scroll: true });
  else if (target.matches(".anchor")) { light([id]); target.scrollIntoView({ block: "center" }); }
}

function click(event) {
  const words = event.target.closest("a.words");
  const card = event.target.closest(".card");
  if (words) { setTimeout(() => light([words.dataset.mark])); return; }
  if (card && !event.target.closest("a, button, input, select, textarea, summary")) choose(card, { scroll: false });
}

function layer(box) {
  text.classList.toggle(`hide-${box.dataset.layer}`, !box.checked);
}

function turn(box) {
  layer(box);
  remember("layers", boxes.filter((b) => !b.checked).map((b) => b.dataset.layer).join(" "));
}

const hidden = recall("layers");
for (const box of boxes) {
  if (hidden !== null) box.checked = !hidden.split(" ").includes(box.dataset.layer);
  layer(box);
  box.addEventListener("change", () => turn(box));
}
document.addEventListener("click", click);
document.addEventListener("plainkey", ({ detail }) => {
  const box = boxes[Number(detail) - 1];
  if (box) { box.checked = !box.checked; turn(box); }
  if (detail === "Escape") { choose(null, { scroll: false }); history.replaceState(null, "", location.pathname + location.search); }
});
addEventListener("hashchange", follow);
follow();
