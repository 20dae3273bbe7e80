// A button for who does not know the keys.
const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => print());
