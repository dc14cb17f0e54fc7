// Who has read that the newest ad is old can hide the message, in this browser, until there is a newer ad.

const KEY = "stale-notice";

function kept(month) {
  try {
    if (month) localStorage.setItem(KEY, month);
    return localStorage.getItem(KEY);
  } catch {
    return null; // no storage: the message comes back with the next page
  }
}

function show() {
  const notice = document.getElementById("stale");
  if (!notice) return;
  notice.hidden = kept() === notice.dataset.month;
  if (notice.querySelector("button")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "notice__hide";
  button.ariaLabel = notice.dataset.hide;
  button.textContent = "×";
  button.addEventListener("click", () => {
    kept(notice.dataset.month);
    notice.hidden = true;
    document.getElementById("results-heading").focus({ preventScroll: true });
  });
  notice.append(" ", button);
}

show();
document.getElementById("search-page").addEventListener("results", show);
