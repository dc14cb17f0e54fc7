// On a phone the contents of an ad are closed at first, so that its text is not far below.

const contents = document.querySelector(".contents details");
if (contents && matchMedia("(max-width: 60rem)").matches) contents.open = false;
