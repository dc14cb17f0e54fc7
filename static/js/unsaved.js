// What is entered in a form is kept in this tab until it is saved. So it is not lost if the login has expired, the server does
// not answer or the page is left by mistake. A message of the class "saved" says that the form that was sent last is saved.

const SENT = "form-sent";
const form = document.querySelector("input[name=_seen]")?.form;
const user = document.querySelector("#user-tools strong")?.textContent;
const keyOf = (path) => `form:${path}`;
const key = keyOf(location.pathname);

function fields() {
  return [...form.elements].filter((field) => field.name && !["hidden", "submit", "button", "file"].includes(field.type));
}

const isTicked = (field) => ["checkbox", "radio"].includes(field.type);
const nameOf = (field) => (isTicked(field) ? `${field.name}=${field.value}` : field.name);

function fieldValue(field) {
  if (isTicked(field)) return field.checked;
  if (field.options) return [...field.selectedOptions].map((option) => [option.value, option.text]);
  return field.value;
}

function setValue(field, value) {
  if (isTicked(field)) {
    field.checked = value;
  } else if (field.options) {
    const chosen = new Map(value);
    for (const option of field.options) {
      option.selected = chosen.has(option.value);
      chosen.delete(option.value);
    }
    for (const [id, text] of chosen) field.add(new Option(text, id, true, true)); // lists that are searched hold only what is chosen
    window.django?.jQuery?.(field).trigger("change");
  } else {
    field.value = value;
  }
}

const entered = () => JSON.stringify(fields().map((field) => [nameOf(field), fieldValue(field)]));

function offer(values) {
  const note = document.createElement("div");
  note.className = "unsaved";
  note.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = "What you entered here before was not saved.";
  note.append(text);
  for (const [label, isWanted] of [["Restore it", true], ["Discard it", false]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      const known = new Map(values);
      if (isWanted) for (const field of fields()) if (known.has(nameOf(field))) setValue(field, known.get(nameOf(field)));
      sessionStorage.removeItem(key);
      note.remove();
    });
    note.append(button);
  }
  form.before(note);
}

function keepWhatIsEntered() {
  const isSentBack = form.querySelector("[data-unsaved]") !== null;
  const before = isSentBack ? null : entered();
  let isSending = false;

  addEventListener("load", () => { // by now, browsers have restored what they restore themselves
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (kept && (isSentBack || kept.user !== user || kept.values === entered())) sessionStorage.removeItem(key);
    else if (kept) offer(JSON.parse(kept.values));
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget === "_blank") return;
    isSending = true;
    sessionStorage.setItem(SENT, location.pathname);
  });
  addEventListener("beforeunload", (event) => {
    if (!isSending && entered() !== before) event.preventDefault();
  });
  addEventListener("pagehide", () => {
    const values = entered();
    if (values !== before) sessionStorage.setItem(key, JSON.stringify({ user, values }));
  });
}

const sent = sessionStorage.getItem(SENT);
if (sent && document.querySelector(".messagelist .saved")) {
  sessionStorage.removeItem(keyOf(sent));
  sessionStorage.removeItem(SENT);
}
if (sent && document.body.classList.contains("login") && sessionStorage.getItem(keyOf(sent))) {
  const text = document.createElement("p");
  text.textContent = "You were logged out, so your changes are not saved yet. Log in to restore them.";
  document.querySelector("#content-main").prepend(text);
}
if (form) keepWhatIsEntered();
