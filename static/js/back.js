// The way back to the search that led to this page, in place of the way to all jobs.

const link = document.querySelector("[data-back]");
const from = document.referrer ? new URL(document.referrer) : null;
if (from?.origin === location.origin && from.pathname === link.pathname && from.search) {
  link.href = from.href;
  link.textContent = link.dataset.back;
}
