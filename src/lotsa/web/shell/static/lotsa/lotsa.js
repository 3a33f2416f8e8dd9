// Everything works without this file; it only makes three things quicker.
const root = document.documentElement, store = sessionStorage;

// The theme changes at once; the server is told behind it and remembers.
document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  if (!button || !form.matches("[data-appearance]")) return;
  event.preventDefault();
  if (button.value === "system") delete root.dataset.theme;
  else root.dataset.theme = button.value;
  for (const other of form.querySelectorAll("[aria-pressed]")) other.ariaPressed = other === button;
  fetch(form.action, { method: "POST", body: new FormData(form, button), redirect: "manual" });
});

// A long text is kept as a draft while it is typed. Sending sets it aside; an ordinary page after that
// means it was saved, a page of trouble (or coming back, or signing in anew) brings it out again.
const areas = (within) => within.querySelectorAll("textarea[data-draft]");
const key = (area) => `draft:${location.pathname}:${area.dataset.draft}`;

document.addEventListener("input", ({ target }) => {
  if (target.matches("textarea[data-draft]")) store.setItem(key(target), target.value);
});
document.addEventListener("submit", ({ target }) => {
  for (const area of areas(target)) move(key(area), `sent:${key(area)}`);
});

function move(from, to) {
  const text = store.getItem(from);
  store.removeItem(from);
  if (text !== null && to) store.setItem(to, text);
}

function settle(saved) {
  for (const name of Object.keys(store))
    if (name.startsWith("sent:")) move(name, saved ? "" : name.slice(5));
  document.querySelector(".errsum")?.focus();
  for (const area of areas(document)) area.value = store.getItem(key(area)) ?? area.value;
}

const arrived = performance.getEntriesByType("navigation")[0]?.type ?? "navigate";
settle(arrived === "navigate" && !("unsaved" in document.body.dataset));
document.addEventListener("htmx:after:swap", ({ detail }) => settle((detail.ctx?.response?.status ?? 200) < 400));
