/* SPDX-FileCopyrightText: 2026 klachtgids contributors
   SPDX-License-Identifier: EUPL-1.2

   What makes the pages easier where JavaScript runs; without it everything works too. It keeps what is typed, warns
   before a page empties, leaves at once, and puts the focus where something is wrong. It looks nobody up and draws
   nothing that the server did not send. */
"use strict";
(() => {
  const body = document.body;
  const token = body.dataset.token;
  const pad = body.dataset.pad;
  const form = document.getElementById("antwoord");
  const now = () => Date.now();
  const MINUTE = 60000;
  const EMPTY = 1000 * body.dataset.wis;
  const WARN = 1000 * body.dataset.waarschuw;
  const RENEW = Math.min(4 * MINUTE, EMPTY / 4);
  const kiosk = "kiosk" in body.dataset;
  const TYPED = 5000;
  const AWAY = 3000;

  const post = (path, data) =>
    fetch(path, { method: "POST", body: data, keepalive: true, credentials: "same-origin", redirect: "manual" })
      .catch(() => undefined);
  const bare = () => new URLSearchParams({ token });
  const left = () => new URLSearchParams(document.hidden ? { token, elders: "ja" } : { token });

  // --- away at once: the button, or Escape three times
  const leave = (event) => {
    if (event) event.preventDefault();
    leaving = true;
    post(`${pad}/weg`, bare());
    if (tabs) tabs.postMessage("weg");
    body.replaceChildren();
    document.title = "";
    window.location.replace(body.dataset.weg);
  };
  let leaving = false;
  let escapes = [];
  document.querySelectorAll("[data-snel-weg]").forEach((button) => button.addEventListener("click", leave));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || kiosk) return;
    escapes = [...escapes.filter((at) => now() - at < 2000), now()];
    if (escapes.length >= 3) leave();
  });

  // --- what is typed is kept under the code, so that nothing is lost when one goes elsewhere
  let kept = form ? new URLSearchParams(new FormData(form)).toString() : "";
  let timer;
  let sending = Promise.resolve();  // what answers later than /leeg would bring its cookie back
  let renewed = now();
  const renew = (data) => {
    renewed = now();
    sending = post(`${pad}/typ`, data);
  };
  const contents = () => new URLSearchParams(new FormData(form));
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!form || leaving || !("bewaakt" in body.dataset)) return;
    const data = contents();
    if (data.toString() === kept) return;
    kept = data.toString();
    renew(data);
  };
  if (form) {
    form.addEventListener("input", (event) => {
      timer = timer || setTimeout(keep, TYPED);
      const own = document.getElementById("keuze-zelf");
      if (own && event.target.name === "tekst" && event.target.value) own.checked = true;
    });
    form.addEventListener("submit", () => { clearTimeout(timer); leaving = true; });
    window.addEventListener("pagehide", keep);
  }

  // --- nobody there: warn, then empty this page; another tab of the same person counts too
  let active = now();
  const dialog = document.getElementById("wacht");
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel(pad ? "klachtgids-namens" : "klachtgids") : undefined;
  const alive = () => {
    active = now();
    if (dialog && dialog.open) dialog.close();
  };
  const empty = () => {
    keep();
    leaving = true;
    body.replaceChildren();
    document.title = "";
    Promise.race([sending.then(() => post(`${pad}/leeg`, left())), new Promise((done) => setTimeout(done, 2000))])
      .then(() => window.location.replace(`${pad}/leeg`));
  };
  const look = () => {
    if (leaving) return;
    const idle = now() - active;
    if (idle >= EMPTY) empty();
    else if (idle >= WARN && dialog && !dialog.open) dialog.showModal();
    else if (idle < Math.min(MINUTE, WARN) && now() - renewed > RENEW) renew(form ? contents() : bare());
  };
  if (dialog) {
    const here = () => {
      if (dialog.open) return;
      alive();
      if (tabs) tabs.postMessage("alive");
    };
    ["keydown", "pointerdown", "input", "wheel", "touchmove"].forEach((name) =>
      document.addEventListener(name, here, { passive: true }));
    const blank = () => {  // a list is being stopped in another tab: no page of it stays on a screen
      keep();
      leaving = true;
      body.replaceChildren();
      document.title = "";
    };
    const told = { weg: leave, stopt: blank };
    if (tabs) tabs.onmessage = (event) => {
      if (event.data === "gestopt") window.location.replace("/namens");
      else if (!leaving) (told[event.data] || alive)();
    };
    dialog.querySelector("[data-blijf]").addEventListener("click", () => {
      alive();
      if (tabs) tabs.postMessage("alive");
      renew(form ? contents() : bare());
    });
    dialog.addEventListener("cancel", alive);
    setInterval(look, kiosk ? 1000 : 5000);
    document.addEventListener("visibilitychange", look);
  }

  // --- a page that the browser kept by itself is asked for again: it may be somebody else who goes back to it
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });

  // --- a desk: no menu, and nothing on a clipboard, for who comes next
  if (kiosk) {
    ["contextmenu", "copy", "cut", "dragstart"].forEach((name) =>
      document.addEventListener(name, (event) => event.preventDefault()));
    // a tab that somebody opened stands before the invitation: a new browser takes the place of both
    const behind = () => { if (document.hidden) post("/leeg", left()); };
    if (!dialog) document.addEventListener("visibilitychange", () => setTimeout(behind, AWAY));
  }

  // --- what is wrong first
  const wrong = document.getElementById("fouten");
  if (wrong) {
    wrong.focus();
    wrong.querySelectorAll("a").forEach((link) => link.addEventListener("click", (event) => {
      const place = document.getElementById(link.hash.slice(1));
      if (!place) return;
      event.preventDefault();
      place.scrollIntoView({ block: "center" });
      place.focus();
    }));
  }

  if (tabs && "gestopt" in body.dataset) tabs.postMessage("gestopt");

  // --- sent once, printed
  document.querySelectorAll("form").forEach((each) => each.addEventListener("submit", (event) => {
    if ("stopt" in each.dataset && tabs) tabs.postMessage("stopt");
    if ("vaker" in each.dataset) return;
    if (each.dataset.sent) event.preventDefault();
    each.dataset.sent = "yes";
  }));
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
})();
