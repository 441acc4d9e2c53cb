// How far reports are read: asked once a second, and the page shown anew at the end.
const place = document.querySelector("[data-job]");

async function look() {
  const answer = await fetch(place.dataset.job, { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const job = await answer.json();
  place.querySelector("[data-read]").textContent = job.read;
  place.querySelector("[data-claims]").textContent = job.claims;
  if (job.state === "done" || job.state === "failed") location.reload();
  else setTimeout(look, 1000);
}

setTimeout(look, 700);
