// Names from the board below the search field, as one types. Each is a search of its own; Enter without one searches the text.

const field = document.querySelector("[data-suggestions]");
const PAUSE = 120;
let timer = null;
let request = null;
let active = -1;

const list = document.createElement("ul");
list.id = "suggestions";
list.className = "suggestions";
list.hidden = true;
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", field.dataset.suggestionsName);
field.closest(".search__row").append(list);
for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
  field.setAttribute(name, value);
}

function close() {
  clearTimeout(timer);
  request?.abort();
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  activate(-1);
}

function activate(number) {
  active = number;
  for (const [index, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(index === active));
  if (active < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", list.children[active].id);
}

function option({ facet, label, total, href }, index) {
  const item = document.createElement("li");
  item.id = `suggestion-${index}`;
  item.setAttribute("role", "option");
  item.dataset.href = href;
  for (const [name, text] of [["label", label], ["facet", facet], ["total", total.toLocaleString(document.documentElement.lang)]]) {
    const part = document.createElement("span");
    part.className = `suggestions__${name}`;
    part.textContent = text;
    item.append(part, " ");
  }
  return item;
}

async function suggest() {
  request?.abort();
  request = new AbortController();
  const asked = new URLSearchParams([...new FormData(field.form)].filter(([, value]) => value.trim()));
  try {
    const response = await fetch(`${field.dataset.suggestions}?${asked}`, { signal: request.signal });
    if (!response.ok) return close();
    const { suggestions } = await response.json();
    list.replaceChildren(...suggestions.map(option));
    list.hidden = !suggestions.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    activate(-1);
  } catch (error) {
    if (error.name !== "AbortError") close();
  }
}

function choose(item) {
  const address = item.dataset.href;
  close();
  field.value = "";
  field.dispatchEvent(new CustomEvent("suggestion", { bubbles: true, detail: address }));
}

field.addEventListener("input", () => {
  clearTimeout(timer);
  if (field.value.trim().length < 2) return close();
  timer = setTimeout(suggest, PAUSE);
});

field.form.addEventListener("submit", close);

field.addEventListener("keydown", (event) => {
  const count = list.children.length;
  if (list.hidden || event.isComposing) return;
  if (event.key === "ArrowDown") activate((active + 2) % (count + 1) - 1);
  else if (event.key === "ArrowUp") activate((active + 1 + count) % (count + 1) - 1);
  else if (event.key === "Enter" && active >= 0) choose(list.children[active]);
  else if (event.key === "Escape") close();
  else {
    if (event.key === "Enter" || event.key === "Tab") close();
    return;
  }
  event.preventDefault();
});

list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
list.addEventListener("click", (event) => {
  const item = event.target.closest("li");
  if (item) choose(item);
});
field.addEventListener("blur", close);
