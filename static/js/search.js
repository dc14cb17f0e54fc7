// Results change in place. Everything here also works without: links lead to pages, and the form has buttons.

const page = document.getElementById("search-page");
const form = page.querySelector("form.search");
const sheet = document.getElementById("filters");
const field = form.elements.q;
const TYPING_PAUSE = 250;
// The fields that only say how others are meant. Without those the server redirects to the address without them.
const DEPENDENT = Object.entries(JSON.parse(page.dataset.dependent));
let request = null;
let timer = null;
let hasTyped = false;
let shown = location.pathname + location.search;

// The address of what the form asks for. Only the search button asks to read the text as a sentence, and Enter, which presses it.
function addressOfForm(button = null) {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form, button)) if (value.trim()) asked.append(name, value);
  for (const [name, fields] of DEPENDENT) if (!fields.some((field) => asked.has(field))) asked.delete(name);
  const query = asked.toString();
  return query ? `?${query}` : location.pathname;
}

// How to find a control of the old page on the new one.
function finder(element) {
  if (!element || !page.contains(element)) return null;
  if (element.id) return () => document.getElementById(element.id);
  const box = element.closest("li")?.querySelector("input");
  const facet = element.closest("[data-facet]")?.dataset.facet;
  const part = element.matches("input") ? "input" : "a";
  return () => {
    if (box) return page.querySelector(`[name="${CSS.escape(box.name)}"][value="${CSS.escape(box.value)}"]`)?.closest("li").querySelector(part);
    if (facet) return page.querySelector(`[data-facet="${CSS.escape(facet)}"] > summary`);
    return document.getElementById("results-heading");
  };
}

// The choices that say how others are meant, such as a currency, while there are no others. The address does not have them.
function unused() {
  const isUsed = ([, fields]) => fields.some((field) => form.elements[field]?.value);
  const names = DEPENDENT.filter((each) => !isUsed(each)).map(([name]) => name);
  return [...form.querySelectorAll("select")].filter((select) => names.includes(select.name));
}

function show(html, { keepText }) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const [results, groups, opener] = [".results", ".sheet__body", ".search__filters button"].map((name) => fresh.querySelector(name));
  if (!results || !groups) return null;
  const find = finder(document.activeElement);
  for (const facet of page.querySelectorAll("details[data-facet]")) {
    const twin = groups.querySelector(`[data-facet="${facet.dataset.facet}"]`);
    if (twin) twin.open = facet.open;
  }
  const chosen = new Map(unused().map((select) => [select.name, select.value]));
  page.querySelector(".results").replaceWith(document.adoptNode(results));
  page.querySelector(".sheet__body").replaceWith(document.adoptNode(groups));
  for (const select of unused()) {
    for (const option of select.options) if (option.value === chosen.get(select.name)) option.selected = true;
  }
  page.querySelector(".search__filters button").replaceChildren(...opener.childNodes);
  document.querySelector(".site-header__languages").replaceWith(document.adoptNode(fresh.querySelector(".site-header__languages")));
  showTotal(fresh);
  if (!keepText) {
    field.value = fresh.getElementById("q").value;
    form.elements.from.value = fresh.getElementById("from").value;
  }
  document.title = fresh.title;
  if (find) (find() ?? document.getElementById("results-heading")).focus({ preventScroll: true });
  document.getElementById("announcement").textContent = results.querySelector("h1").textContent.trim();
  return fresh.querySelector("link[rel=canonical]").href;
}

// Once what is ticked is searched for at once, the button of the sheet can say what it leads to.
function showTotal(fresh) {
  const total = page.querySelector(".sheet__total");
  total.textContent = fresh.querySelector(".sheet__total").textContent;
  total.hidden = false;
}

// `isTyping` is while a text is typed: what it finds is one entry of the history, however many keys it took.
// What is typed while an answer is under way stays in the field.
async function go(address, { isTyping = false, isBack = false, toTop = false } = {}) {
  clearTimeout(timer);
  request?.abort();
  request = new AbortController();
  if (!isTyping) hasTyped = false;
  const text = field.value;
  page.querySelector(".results").ariaBusy = "true";
  try {
    const response = await fetch(address, { signal: request.signal, headers: { Accept: "text/html" } });
    const html = await response.text();
    const canonical = response.status < 500 ? show(html, { keepText: isTyping || field.value !== text }) : null;
    if (!canonical) {
      page.querySelector(".results").ariaBusy = null;
      if (!isTyping) location.assign(address);
      return;
    }
    // The canonical address has the host of the site, which may be another than that of this visit. It lacks the sentence.
    const shownAt = new URL(response.ok ? canonical : response.url, location);
    const said = new URL(response.url).searchParams.get("said");
    if (response.ok && said) shownAt.searchParams.set("said", said);
    const reached = shownAt.pathname + shownAt.search;
    const isNew = !isBack && reached !== location.pathname + location.search;
    if (isNew) {
      const how = isTyping && hasTyped ? "replaceState" : "pushState";
      history[how](null, "", reached);
    }
    hasTyped = isTyping && (hasTyped || isNew);
    shown = location.pathname + location.search;
    page.dispatchEvent(new Event("results"));
  } catch (error) {
    if (error.name === "AbortError") return; // the next request is under way
    page.querySelector(".results").ariaBusy = null;
    if (!isTyping) location.assign(address);
    return;
  }
  if (toTop) {
    const heading = document.getElementById("results-heading");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const isOpen = sheet.matches(":popover-open");
  if (isOpen) sheet.hidePopover();
  go(addressOfForm(event.submitter), { toTop: isOpen });
});

field.addEventListener("suggestion", (event) => go(event.detail, { toTop: true }));

form.addEventListener("change", (event) => {
  if (event.target !== field && event.target.form === form) go(addressOfForm());
});

field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => go(addressOfForm(), { isTyping: true }), TYPING_PAUSE);
});

page.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || link.origin !== location.origin || link.pathname !== location.pathname) return;
  event.preventDefault();
  go(link.href, { toTop: !link.closest("form") });
});

addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) go(location.href, { isBack: true });
});

showTotal(document);
