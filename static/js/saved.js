// Jobs that one saves stay saved from page to page, in this browser alone, until they are removed.

const KEY = "picks"; // under which browsers have kept them from the start

function kept() {
  try {
    const ids = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => /^\d{1,18}$/.test(id)) : [];
  } catch {
    return [];
  }
}

function keep(ids) {
  try {
    if (ids.length) localStorage.setItem(KEY, JSON.stringify(ids));
    else localStorage.removeItem(KEY);
  } catch {
    // no storage: jobs are saved for this page
  }
}

const boxes = () => [...document.querySelectorAll('input[name="job"][form="saved-jobs"]')];

const listOf = (ids) => new URLSearchParams(ids.map((id) => ["job", id]));

// The menu says how many are saved, and leads to them.
function showInMenu(ids) {
  const link = document.getElementById("saved-jobs-link");
  if (!link) return;
  link.search = ids.length ? listOf(ids) : "";
  link.querySelector(".count")?.remove();
  if (!ids.length) return;
  const count = document.createElement("span");
  count.className = "count";
  count.textContent = ids.length;
  link.append(" ", count);
}

function show() {
  const ids = kept();
  showInMenu(ids);
  const bar = document.getElementById("saved-jobs");
  if (!bar) return;
  const here = boxes();
  for (const box of here) box.checked = ids.includes(box.value);
  for (const hidden of bar.querySelectorAll('input[type="hidden"]')) hidden.remove();
  for (const id of ids.filter((id) => !here.some((box) => box.value === id))) {
    const hidden = document.createElement("input");
    Object.assign(hidden, { type: "hidden", name: "job", value: id });
    bar.append(hidden);
  }
  bar.classList.toggle("is-in-use", ids.length > 0);
  const words = bar.querySelector(".saved-jobs__words");
  for (const each of words.querySelectorAll(".saved-jobs__count, .saved-jobs__clear")) each.remove();
  if (ids.length) {
    const count = document.createElement("strong");
    count.className = "saved-jobs__count";
    count.textContent = `${bar.dataset.saved} ${ids.length}`;
    const clear = document.createElement("button");
    clear.className = "button--quiet saved-jobs__clear";
    clear.type = "button";
    clear.textContent = bar.dataset.clear;
    clear.addEventListener("click", () => {
      keep([]);
      show();
      const heading = document.getElementById("results-heading") ?? document.getElementById("main");
      heading.focus({ preventScroll: true });
      follow();
    });
    words.prepend(count, " ", clear);
  }
}

document.addEventListener("change", (event) => {
  if (!event.target.matches('input[name="job"][form="saved-jobs"]')) return;
  const { checked, value } = event.target;
  keep([...kept().filter((id) => id !== value), ...(checked ? [value] : [])]);
  show();
  follow();
});

// The page of the list without one in its address shows the one that is kept here, and follows when it changes. A list that
// somebody else has shared stays as it is.
const list = document.getElementById("saved-jobs-page");
const addressOf = (ids) => location.pathname + (ids.length ? `?${listOf(ids)}` : "");
if (list && !location.search && kept().length) location.replace(addressOf(kept()));
const isOwnList = list && new URLSearchParams(location.search).getAll("job").sort().join() === [...kept()].sort().join();

function follow() {
  if (isOwnList) location.assign(addressOf(kept()));
}

show();
document.getElementById("search-page")?.addEventListener("results", show);
addEventListener("pageshow", show); // also after going back, when the browser has put back what was ticked then
