// Charts: the picture that came with the page becomes one that can be drawn over, where the browser can.
const figures = [...document.querySelectorAll("[data-chart]")];
const stamp = new URL(import.meta.url).search;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// The page's own colours, light or dark, laid over those that the picture is printed in.
function dress(spec) {
  const ink = colour("--faint"), line = colour("--line");
  const config = structuredClone(spec.config ?? {});
  config.background = "transparent";
  config.axis = { ...config.axis, labelColor: ink, titleColor: ink, domainColor: line, tickColor: line };
  config.legend = { ...config.legend, labelColor: ink, titleColor: ink };
  return { ...spec, $schema: undefined, config, width: "container", autosize: { type: "fit-x", contains: "padding" } };
}

// The first layer of bars can be drawn over from left to right.
function brushable(spec) {
  const brush = { name: "brush", select: { type: "interval", encodings: ["x"] } };
  const bars = spec.layer?.findIndex((layer) => (layer.mark?.type ?? layer.mark) === "bar") ?? -1;
  if (bars < 0) return { spec, can: false };
  const layer = spec.layer.map((one, n) => (n === bars ? { ...one, params: [brush] } : one));
  return { spec: { ...spec, layer }, can: true };
}

function day(value) {
  return new Date(value).toISOString().slice(0, 10);
}

// The days that were drawn over go into the form: its button asks for them.
function choose(form, range) {
  const [since, until] = [form.elements.since, form.elements.until];
  if (!range) return;
  since.value = day(range[0]);
  until.value = day(range[1]);
}

let loading = null;

// Once, however many charts a page has.
function load() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `/static/vega.js${stamp}`;
    script.onload = () => resolve(window.vegaEmbed);
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

async function draw(figure) {
  const [embed, answer] = await Promise.all([load(), fetch(figure.dataset.chart)]);
  if (!answer.ok) return;
  const told = await answer.json();
  const form = figure.dataset.brush && document.getElementById(figure.dataset.brush);
  const { spec, can } = form ? brushable(told) : { spec: told, can: false };
  const place = document.createElement("div");
  place.className = "drawn";
  const old = figure.querySelector(".drawn, img");
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", old.alt ?? old.getAttribute("aria-label"));
  const hold = document.createElement("div");
  place.append(hold);
  old.replaceWith(place);
  const options = { ast: true, actions: false, defaultStyle: false, renderer: "canvas", tooltip: false };
  const { view } = await embed(hold, dress(spec), options);
  if (!can) return;
  for (const hint of figure.querySelectorAll(".brushable")) hint.hidden = false;
  view.addSignalListener("brush", (_, value) => choose(form, Object.values(value)[0]));
  hold.addEventListener("pointerup", () => setTimeout(() => {
    if (view.signal("brush") && Object.keys(view.signal("brush")).length) form.requestSubmit();
  }, 60));
}

for (const figure of figures) draw(figure).catch(() => { /* the picture stays */ });
document.addEventListener("themechange", () => figures.forEach((figure) => draw(figure).catch(() => {})));
