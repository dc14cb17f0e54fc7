// Results change in place. Everything here also works without: links lead to pages, and the form has buttons.

const page = document.getElementById("search-page");
const form = page.querySelector("form.filters");
const field = form.elements.q;
const TYPING_PAUSE = 250;
let request = null;
let timer = null;

// The address of what the form asks for. While a word is being typed, whatever begins like it is found.
function addressOfForm({ typing = false } = {}) {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) asked.append(name, value);
  if (typing && /[\p{L}\p{N}]{2}$/u.test(field.value)) asked.set("q", `${field.value}*`);
  const sort = new URLSearchParams(location.search).get("sort");
  if (sort) asked.set("sort", sort);
  const query = asked.toString();
  return query ? `?${query}` : location.pathname;
}

// What tells a control on the old page from the same one on the new.
function keyOf(element) {
  if (!element || !page.contains(element)) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (element.name) return `[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
  const facet = element.closest("[data-facet]")?.dataset.facet;
  if (element.matches("summary") && facet) return `[data-facet="${facet}"] > summary`;
  return null;
}

function show(html, { keepText }) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const [results, groups] = [".results", ".filters__groups"].map((name) => fresh.querySelector(name));
  if (!results || !groups) return false;
  const focused = keyOf(document.activeElement);
  for (const facet of page.querySelectorAll("details[data-facet]")) {
    const twin = groups.querySelector(`[data-facet="${facet.dataset.facet}"]`);
    if (twin) twin.open = facet.open;
  }
  page.querySelector(".results").replaceWith(document.adoptNode(results));
  page.querySelector(".filters__groups").replaceWith(document.adoptNode(groups));
  if (!keepText) field.value = fresh.getElementById("q").value;
  document.title = fresh.title;
  if (focused) page.querySelector(focused)?.focus({ preventScroll: true });
  document.getElementById("announcement").textContent = results.querySelector("h1").textContent;
  return true;
}

async function go(address, { push = true, keepText = false, toTop = false } = {}) {
  clearTimeout(timer);
  request?.abort();
  request = new AbortController();
  try {
    const response = await fetch(address, { signal: request.signal, headers: { Accept: "text/html" } });
    if (push && response.url !== location.href) history.pushState(null, "", response.url);
    if (!show(await response.text(), { keepText })) location.assign(address);
    if (toTop) {
      const heading = document.getElementById("results-heading");
      heading.focus({ preventScroll: true });
      heading.scrollIntoView();
    }
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(addressOfForm());
});

form.addEventListener("change", (event) => {
  if (event.target !== field) go(addressOfForm());
});

field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => go(addressOfForm({ typing: true }), { push: false, keepText: true }), TYPING_PAUSE);
});

page.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || link.origin !== location.origin || link.pathname !== location.pathname) return;
  event.preventDefault();
  go(link.href, { toTop: !link.closest("form") });
});

addEventListener("popstate", () => go(location.href, { push: false }));
