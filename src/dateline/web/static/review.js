// A claim to be judged: keys, and words that are marked in the text.
const form = document.querySelector("form[data-review]");
const text = document.querySelector("article.text");
const missed = document.getElementById("m-at");

text?.querySelector(".lit")?.scrollIntoView({ block: "center" });

function judge(decision) {
  form.querySelector(`button[value="${decision}"]`)?.click();
}

function correct() {
  const fields = [...form.querySelectorAll("[data-was]")];
  if (fields.some((field) => field.value !== field.dataset.was)) judge("correct");
  else fields[0]?.focus();
}

document.addEventListener("plainkey", ({ detail }) => {
  const acts = {
    a: () => judge("accept"),
    r: () => judge("reject"),
    c: correct,
    n: () => document.getElementById("next")?.click(),
  };
  acts[detail]?.();
});

document.addEventListener("selectionchange", () => {
  const chosen = document.getSelection();
  if (!missed || !chosen || chosen.isCollapsed || !text.contains(chosen.anchorNode)) return;
  missed.value = chosen.toString().trim();
});
