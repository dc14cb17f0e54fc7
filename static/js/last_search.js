// Links to jobs name the last search of this tab, so that the page of a job can say which filter leaves it out.

const KEY = "last-search";

function kept(value) {
  try {
    if (value) sessionStorage.setItem(KEY, value);
    else if (value === "") sessionStorage.removeItem(KEY);
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return ""; // no storage, no search
  }
}

function searched() {
  const asked = new URLSearchParams(location.search);
  for (const name of ["page", "sort"]) asked.delete(name);
  return asked.toString();
}

function addSearch(event) {
  const link = event.target.closest("a[href]");
  if (!link || link.origin !== location.origin || !/\/jobs\/[^/]+\/$/.test(link.pathname)) return;
  const query = kept();
  if (query) link.search = new URLSearchParams({ in: query });
}

if (document.getElementById("search-page")) addEventListener("pagehide", () => kept(searched()));
else for (const name of ["click", "auxclick"]) addEventListener(name, addSearch, { capture: true });
