// The way back to the search that led to this page, in place of the way to all jobs.

const link = document.querySelector("[data-back]");
const from = document.referrer ? new URL(document.referrer) : null;
let isNext = true; // the search is the entry of the history before this one

if (link && from?.origin === location.origin && from.pathname === link.pathname && from.search) {
  link.href = from.href;
  link.textContent = link.dataset.back;
  addEventListener("hashchange", () => {
    isNext = false;
  });
  link.addEventListener("click", (event) => {
    if (!isNext || history.length < 2 || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.back(); // to where one was on the page
  });
}
