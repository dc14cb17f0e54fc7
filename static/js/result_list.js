// The list of results beside a job is scrolled to that job.

const list = document.querySelector(".result-list");
const current = list?.querySelector("[aria-current]");
if (current) list.scrollTop = current.offsetTop - list.clientHeight / 2;
