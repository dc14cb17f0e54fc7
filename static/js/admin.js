// The preview follows the text while it is written. Without this, the button opens it in a tab of its own.

const button = document.querySelector("[data-preview]");
const shown = document.getElementById("text-preview");
const PAUSE = 400;

if (button && shown) {
  const form = button.form;
  let timer = null;
  let asked = null;

  const show = async () => {
    asked?.abort();
    asked = new AbortController();
    const body = new FormData();
    for (const name of ["csrfmiddlewaretoken", "title", "body"]) body.append(name, form.elements[name].value);
    try {
      const answer = await fetch(button.dataset.preview, {
        method: "POST",
        body,
        headers: { "X-Requested-With": "fetch" },
        signal: asked.signal,
      });
      if (!answer.ok) return;
      shown.innerHTML = await answer.text();
      shown.hidden = false;
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };

  button.addEventListener("click", (event) => {
    event.preventDefault();
    show();
  });
  form.elements.body.addEventListener("input", () => {
    if (shown.hidden) return;
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
}

// Lists of countries are searched by typing, as the other lists are. Without this, they are plain lists.
for (const list of document.querySelectorAll("select.countries")) window.django?.jQuery?.(list).select2?.({ width: "min(40rem, 100%)" });

// Entering a new value selects its field for the change. Without this, users select it themselves.
for (const row of document.querySelectorAll(".bulk-field")) {
  const choice = row.querySelector(".bulk-field__choice input");
  const select = (event) => {
    if (event.target !== choice) choice.checked = true;
  };
  row.addEventListener("input", select);
  window.django?.jQuery?.(row).on("change", select); // lists that are searched tell only jQuery
}

// Fields that complete what is typed come without a name for those who do not see the label beside them.
function nameFields() {
  for (const select of document.querySelectorAll("select.admin-autocomplete, select.countries")) {
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`)?.textContent.replace(/:\s*$/, "").trim();
    const field = select.parentElement.querySelector("input.select2-search__field, span.select2-selection__rendered");
    if (label && field && field.getAttribute("aria-label") !== label) field.setAttribute("aria-label", label);
    select.parentElement.querySelector("ul > .select2-selection__clear")?.setAttribute("role", "listitem");
  }
}

nameFields();
new MutationObserver(nameFields).observe(document.body, { childList: true, subtree: true });
