// Keyboard shortcuts of a queue's page. Each element with a shortcut names its key in data-key. A checkbox turns them off.

const STORED = "queue-keys";
const page = document.querySelector(".queue");
const toggle = document.getElementById("queue-keys");

function isOn() {
  return localStorage.getItem(STORED) !== "off";
}

function show() {
  page.classList.toggle("has-keys", isOn());
  toggle.checked = isOn();
  for (const element of page.querySelectorAll("[data-key]")) {
    if (isOn()) element.setAttribute("aria-keyshortcuts", element.dataset.key);
    else element.removeAttribute("aria-keyshortcuts");
  }
}

function isTyping(target) {
  return target.closest("textarea, select, [contenteditable]") || (target.matches("input") && !["radio", "checkbox"].includes(target.type));
}

// A reason is chosen and sent at once, unless it has to be explained first.
function choose(radio) {
  radio.checked = true;
  if (radio.value === "other") radio.form.elements.note.focus();
  else radio.form.requestSubmit(radio.form.querySelector("[type=submit]"));
}

document.addEventListener("keydown", (event) => {
  if (!isOn() || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
  const element = page.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!element) return;
  event.preventDefault();
  if (element.type === "radio") choose(element);
  else if (element.type === "text") element.focus();
  else element.click();
});

toggle.closest("[hidden]").hidden = false;
toggle.addEventListener("change", () => {
  localStorage.setItem(STORED, toggle.checked ? "on" : "off");
  show();
});
show();
