// SPDX-FileCopyrightText: 2026 klachtgids contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Prints the slip of a kiosk and nothing else of its page; the title of the page, which a queue and the edge of the
// paper show, is that of the slip meanwhile.

"use strict";

(() => {
  const button = document.querySelector("[data-briefje]");
  if (!button) return;
  const title = document.title;
  button.hidden = false;
  button.addEventListener("click", () => {
    document.documentElement.classList.add("alleen-strookje");
    document.title = button.closest("[data-titel]").dataset.titel;
    window.print();
  });
  window.addEventListener("afterprint", () => {
    document.documentElement.classList.remove("alleen-strookje");
    document.title = title;
  });
})();
