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
