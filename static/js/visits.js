// What is new since the last visit: told to who asks for it, from a date that the browser keeps and nobody else sees.

const KEY = "last-visit";
const page = document.getElementById("search-page");

function kept(name, value) {
  try {
    const storage = window[name]; // which a browser may refuse
    if (value === null) storage.removeItem(KEY);
    else if (value !== undefined) storage.setItem(KEY, value);
    return storage.getItem(KEY);
  } catch {
    return null; // no storage, no marks
  }
}

// A visit lasts as long as its tab: what was new when it began stays marked.
function began() {
  const visit = kept("sessionStorage") ?? kept("localStorage");
  if (visit) {
    kept("sessionStorage", visit);
    kept("localStorage", new Date().toISOString());
  }
  return visit;
}

let since = began();

function mark() {
  for (const each of page.querySelectorAll(".card__new")) each.remove();
  const fresh = since ? [...page.querySelectorAll(".card")].filter((card) => new Date(card.dataset.added) > new Date(since)) : [];
  for (const card of fresh) {
    const badge = document.createElement("span");
    badge.className = "card__new";
    badge.textContent = page.querySelector(".visits").dataset.new;
    card.querySelector(".card__title").append(" ", badge);
  }
  offer();
}

// The way to the jobs of this search that are new, unless it is one for them or nothing has been added since.
function onlyNew() {
  const query = new URLSearchParams(location.search);
  const minute = since && new Date(since).toISOString().slice(0, 16);
  if (!since || query.has("since") || minute > page.querySelector(".visits").dataset.newest) return [];
  query.delete("page");
  query.set("since", `${minute}Z`);
  const link = document.createElement("a");
  link.href = `?${query}`;
  link.textContent = page.querySelector(".visits").dataset.only;
  return [link];
}

function offer() {
  const place = page.querySelector(".visits");
  if (!place) return;
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = Boolean(since);
  const day = since && new Date(since).toLocaleDateString(document.documentElement.lang, { dateStyle: "medium" });
  label.append(box, since ? ` ${place.dataset.since} ${day}` : ` ${place.dataset.offer}`);
  box.addEventListener("change", () => {
    since = box.checked ? new Date().toISOString() : null;
    for (const storage of ["localStorage", "sessionStorage"]) kept(storage, since);
    mark();
    page.querySelector(".visits input").focus();
  });
  place.replaceChildren(label, ...onlyNew());
}

mark();
page.addEventListener("results", mark);
