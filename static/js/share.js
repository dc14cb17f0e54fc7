// The address of what a page shows: for the browser's own sheet, or copied. Browsers offer both on secure pages only.

function show() {
  for (const place of document.querySelectorAll(".share")) {
    place.querySelector('[data-act="share"]').hidden = !navigator.share;
    place.querySelector('[data-act="copy"]').hidden = !navigator.clipboard;
    place.hidden = !navigator.share && !navigator.clipboard;
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest(".share [data-act]");
  if (!button) return;
  const place = button.closest(".share");
  const { share, title, copied } = place.dataset;
  const url = new URL(share, location).href;
  try {
    if (button.dataset.act === "share") return await navigator.share({ title, url });
    await navigator.clipboard.writeText(url);
    place.querySelector(".share__said").textContent = copied;
  } catch {
    // closed without sharing, or not permitted
  }
});

show();
document.getElementById("search-page")?.addEventListener("results", show);
