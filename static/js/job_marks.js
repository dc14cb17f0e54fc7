// Jobs that one has applied for or does not want to see, and companies that one does not want to see: in this browser alone.

const KEY = "job-marks";
const KINDS = ["applied", "hidden", "companies"];
const MOST = 500; // of each kind; the oldest are forgotten
const words = document.getElementById("mark-words").dataset;
const showing = new WeakSet(); // the lists whose hidden jobs are shown
let marks = kept();

function isMark(mark) {
  return ["id", "name", "href", "day"].every((part) => typeof mark?.[part] === "string") && /^\/(?!\/)/.test(mark.href);
}

function kept() {
  let stored = {};
  try {
    stored = JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    // no storage: marks hold for this page
  }
  return Object.fromEntries(KINDS.map((kind) => [kind, Array.isArray(stored[kind]) ? stored[kind].filter(isMark) : []]));
}

function keep() {
  try {
    if (KINDS.some((kind) => marks[kind].length)) localStorage.setItem(KEY, JSON.stringify(marks));
    else localStorage.removeItem(KEY);
  } catch {
    // no storage: marks hold for this page
  }
}

const has = (kind, id) => marks[kind].some((mark) => mark.id === id);

function toggle(kind, mark) {
  const others = marks[kind].filter(({ id }) => id !== mark.id);
  marks[kind] = has(kind, mark.id) ? others : [...others, mark].slice(-MOST);
  keep();
  show();
}

function markOf(box, kind) {
  const { job, title, href, company, companyName, companyHref } = box.dataset;
  const day = new Date().toISOString().slice(0, 10);
  return kind === "companies" ? { id: company, name: companyName, href: companyHref, day } : { id: job, name: title, href, day };
}

function button(text, name, act) {
  const made = document.createElement("button");
  const whose = document.createElement("span");
  whose.className = "visually-hidden";
  whose.textContent = name && ` ${name}`;
  made.type = "button";
  made.append(text, whose);
  made.addEventListener("click", act);
  return made;
}

// What a page that changes says to those who do not see it.
function announce(text) {
  const status = document.getElementById("announcement") ?? document.createElement("p");
  if (!status.id) {
    Object.assign(status, { id: "announcement", className: "visually-hidden" });
    status.setAttribute("role", "status");
    document.getElementById("main").append(status);
  }
  status.textContent = text;
}

// A line in place of a job that has just been hidden, with the way back.
function leaveLine(entry, box, kind, mark) {
  const line = document.createElement("p");
  const name = document.createElement("bdi");
  line.className = "hidden-job";
  name.textContent = mark.name;
  const undo = button(words.undo, mark.name, () => {
    toggle(kind, mark);
    box.closest(".card__marks").querySelector("summary").focus();
  });
  line.append(`${words.hidden} `, name, undo);
  entry.prepend(line);
  announce(`${words.hidden} ${mark.name}`);
  return undo;
}

function showList(list) {
  let count = 0;
  for (const entry of list.children) {
    const box = entry.querySelector(".job-marks");
    if (!box) continue;
    const isLeftOut = has("hidden", box.dataset.job) || has("companies", box.dataset.company);
    const isAway = isLeftOut && !showing.has(list);
    const line = entry.querySelector(".hidden-job");
    if (!isAway) line?.remove();
    for (const part of entry.children) part.hidden = isAway && part !== line;
    entry.hidden = isAway && !line;
    entry.classList.toggle("is-left-out", isLeftOut);
    if (isLeftOut) count += 1;
  }
  showCount(list, count);
}

// Above a list: how many of its jobs are hidden, and a button to show them.
function showCount(list, count) {
  let line = list.previousElementSibling;
  if (!line?.matches(".hidden-jobs")) {
    if (!count) return;
    line = document.createElement("p");
    line.className = "hidden-jobs";
    const shower = button(words.show, "", () => {
      if (!showing.delete(list)) showing.add(list);
      showList(list);
    });
    line.append(document.createElement("span"), shower);
    list.before(line);
  }
  line.firstElementChild.textContent = `${words.count} ${count}`;
  line.lastElementChild.firstChild.textContent = showing.has(list) ? words.hide : words.show;
  if (!count) line.remove();
}

function showMarked() {
  const place = document.getElementById("marked-jobs");
  if (!place) return;
  for (const section of place.querySelectorAll("[data-marks]")) {
    const kind = section.dataset.marks;
    section.hidden = !marks[kind].length;
    section.querySelector("ul").replaceChildren(...marks[kind].map((mark) => markedItem(kind, mark)).reverse());
  }
  place.hidden = KINDS.every((kind) => !marks[kind].length);
}

function markedItem(kind, mark) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const day = document.createElement("span");
  link.href = mark.href;
  link.textContent = mark.name;
  day.className = "quiet";
  day.textContent = new Date(mark.day).toLocaleDateString(document.documentElement.lang, { dateStyle: "medium", timeZone: "UTC" });
  const back = button(kind === "applied" ? words.remove : words.restore, mark.name, () => {
    const list = item.parentElement;
    toggle(kind, mark);
    (list.querySelector("button") ?? document.getElementById("main")).focus();
  });
  item.append(link, day, back);
  return item;
}

// Beside the title of a job that one has applied for.
function showApplied(box) {
  const title = box.closest(".card")?.querySelector(".card__title");
  if (!title) return;
  title.querySelector(".card__applied")?.remove();
  if (!has("applied", box.dataset.job)) return;
  const badge = document.createElement("span");
  badge.className = "card__applied";
  badge.textContent = box.querySelector('[data-mark="applied"]').firstChild.textContent.trim();
  title.append(" ", badge);
}

function show() {
  for (const box of document.querySelectorAll(".job-marks")) {
    box.hidden = false;
    for (const each of box.querySelectorAll("[data-mark]")) {
      const { mark: kind } = each.dataset;
      each.setAttribute("aria-pressed", String(has(kind, kind === "companies" ? box.dataset.company : box.dataset.job)));
    }
    showApplied(box);
  }
  for (const list of document.querySelectorAll(".cards")) if (!list.closest("#saved-jobs-page")) showList(list);
  showMarked();
}

document.addEventListener("click", (event) => {
  const pressed = event.target.closest(".job-marks [data-mark]");
  if (!pressed) return;
  const { mark: kind } = pressed.dataset;
  const box = pressed.closest(".job-marks");
  const mark = markOf(box, kind);
  const entry = box.closest(".cards:not(#saved-jobs-page .cards) > *");
  const goes = kind !== "applied" && entry && !entry.classList.contains("is-left-out") && !showing.has(entry.parentElement);
  const undo = goes ? leaveLine(entry, box, kind, mark) : null;
  toggle(kind, mark);
  undo?.focus();
});

function readAgain() {
  marks = kept();
  show();
}

show();
document.getElementById("search-page")?.addEventListener("results", show);
addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) readAgain(); // another tab
});
addEventListener("pageshow", (event) => {
  if (event.persisted) readAgain();
});
