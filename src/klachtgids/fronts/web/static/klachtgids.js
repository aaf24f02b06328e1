/* SPDX-FileCopyrightText: 2026 klachtgids contributors
   SPDX-License-Identifier: EUPL-1.2

   What makes the pages easier where JavaScript runs; without it everything works too. It lets the conversation grow on
   one page, keeps what is typed, warns before a page empties, leaves at once, and puts the focus where something is
   wrong. It looks nobody up and shows nothing that the server did not send or the person did not say here. */
"use strict";
(() => {
  const MINUTE = 60000;
  const [TYPED, AWAY, BUSY, STOPS] = [5000, 3000, 700, 800];
  const root = document.documentElement;
  const kiosk = "kiosk" in document.body.dataset;
  const pad = document.body.dataset.pad;
  const now = () => Date.now();
  const byId = (name) => document.getElementById(name);
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel(`klachtgids${pad && "-namens"}`) : undefined;

  // --- what stands here now; read again for each question that takes the place of the one before
  let page;
  let leaving = false;
  let answering;  // how an answer that is under way can be stopped
  let active, renewed;
  const open = () => {
    const { token, wis, waarschuw, bewaakt } = document.body.dataset;
    page = { token, form: byId("antwoord"), dialog: byId("wacht"), guarded: bewaakt !== undefined,
      path: window.location.pathname, empty: 1000 * wis, warn: 1000 * waarschuw };
    page.kept = page.form ? contents().toString() : "";
    active = renewed = now();
    document.querySelectorAll("[data-print]").forEach((button) => { button.hidden = false; });
    const bar = document.querySelector("header.kop");  // what it covers, nothing is scrolled to
    const covered = bar && getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
    root.style.scrollPaddingBlockStart = `${covered}px`;
    if (byId("fouten")) byId("fouten").focus();
  };

  const post = (path, data) =>
    fetch(path, { method: "POST", body: data, keepalive: true, credentials: "same-origin", redirect: "manual" })
      .catch(() => undefined);
  const bare = () => new URLSearchParams({ token: page.token });
  const left = () => new URLSearchParams(document.hidden ? { token: page.token, elders: "ja" } : { token: page.token });
  const contents = () => new URLSearchParams(new FormData(page.form));
  const unsent = () => page.form && !page.form.dataset.sent;

  // --- what is typed is kept under the code, so that nothing is lost when one goes elsewhere
  let timer;
  let sending = Promise.resolve();  // what answers later than /leeg would bring its cookie back
  const renew = (data) => {
    renewed = now();
    sending = post(`${pad}/typ`, data);
  };
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    if (!unsent() || leaving || !page.guarded) return;
    const data = contents();
    if (data.toString() === page.kept) return;
    page.kept = data.toString();
    renew(data);
  };
  document.addEventListener("input", (event) => {
    if (!unsent() || event.target.form !== page.form) return;
    timer = timer || setTimeout(keep, TYPED);
    const own = byId("keuze-zelf");
    if (own && event.target.name === "tekst" && event.target.value) own.checked = true;
  });

  // --- nothing stays on the screen
  const halt = () => {
    if (!answering) return;
    answering.abort();
    answering = undefined;
    delete page.form.dataset.sent;
  };
  const wipe = () => {
    leaving = true;
    document.body.replaceChildren();
    document.title = "";
  };
  const blank = () => {
    halt();
    keep();
    wipe();
  };
  window.addEventListener("pagehide", () => {
    halt();
    keep();
    document.querySelectorAll(".beurt").forEach((turn) => turn.remove());
  });
  // a page that the browser kept by itself is asked for again: it may be somebody else who goes back to it
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });

  // --- away at once: the button, or Escape three times
  const leave = () => {
    halt();
    post(`${pad}/weg`, bare());
    if (tabs) tabs.postMessage("weg");
    const elsewhere = document.body.dataset.weg;
    wipe();
    window.location.replace(elsewhere);
  };
  let escapes = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || kiosk) return;
    escapes = [...escapes.filter((at) => now() - at < 2000), now()];
    if (escapes.length >= 3) leave();
  });

  // --- nobody there: warn, then empty this page; another tab of the same person counts too
  const alive = () => {
    active = now();
    if (page.dialog && page.dialog.open) page.dialog.close();
  };
  const empty = () => {
    const data = left();
    blank();
    Promise.race([sending.then(() => post(`${pad}/leeg`, data)), new Promise((done) => setTimeout(done, 2000))])
      .then(() => window.location.replace(`${pad}/leeg`));
  };
  const look = () => {
    if (leaving || !page.dialog) return;
    const idle = now() - active;
    const often = Math.min(4 * MINUTE, page.empty / 4);
    if (idle >= page.empty) empty();
    else if (idle >= page.warn && !page.dialog.open) page.dialog.showModal();
    else if (idle < Math.min(MINUTE, page.warn) && now() - renewed > often) renew(unsent() ? contents() : bare());
  };
  const present = () => {
    alive();
    if (tabs) tabs.postMessage("alive");
  };
  const here = () => { if (page.dialog && !page.dialog.open) present(); };
  ["keydown", "pointerdown", "input", "wheel", "touchmove"].forEach((name) =>
    document.addEventListener(name, here, { passive: true }));
  document.addEventListener("cancel", alive, true);
  setInterval(look, kiosk ? 1000 : 5000);
  document.addEventListener("visibilitychange", look);
  const told = { weg: leave, stopt: blank };  // a list that is stopped in another tab: no page of it stays here
  if (tabs) tabs.onmessage = (event) => {
    if (!page.dialog) return;
    if (event.data === "gestopt") window.location.replace("/namens");
    else if (!leaving) (told[event.data] || alive)();
  };

  // --- a desk: no menu, and nothing on a clipboard, for who comes next
  if (kiosk) {
    ["contextmenu", "copy", "cut", "dragstart"].forEach((name) =>
      document.addEventListener(name, (event) => event.preventDefault()));
    // a tab that somebody opened stands before the invitation: a new browser takes the place of both
    const behind = () => { if (document.hidden) post("/leeg", left()); };
    if (!byId("wacht")) document.addEventListener("visibilitychange", () => setTimeout(behind, AWAY));
  }

  // --- the conversation grows: what was asked and said goes above, and the next question stands where that one stood
  const ELSEWHERE = new Set(["hulp", "overzicht", "bewaren", "brief"]);
  const made = (kind, looks, ...inside) => {
    const element = document.createElement(kind);
    element.className = looks;
    element.append(...inside);
    return element;
  };
  const spoken = (element) => {
    const line = made("p", "", ...element.cloneNode(true).childNodes);
    line.querySelectorAll(".keuze__uitleg").forEach((each) => each.remove());
    return line;
  };
  const typed = (field) => Object.assign(made("p", "", field.value.trim()), { dir: "auto" });
  const saidBy = (form, button) => {  // the words of the answer, as the person gave it; a code is no words
    if (button && button.dataset.zeg) return [made("p", "", button.dataset.zeg)];
    if (button && ["inplaats", "keuze"].includes(button.name)) return [spoken(button)];
    const all = (selector) => [...form.querySelectorAll(selector)];
    return [
      ...all(".keuze :checked:not(#keuze-zelf)").map((each) => spoken(each.nextElementSibling)),
      ...all(".veld [name]:not([name=code])").filter((each) => each.value.trim()).map(typed),
    ];
  };
  const turnOf = (form, button) => {
    const said = saidBy(form, button);
    const heading = document.querySelector("h1");
    const whose = form.querySelector(".wie :checked");
    const before = "main > :is(.reden:not(#wijzigt), .alinea), main > .kaart :is(h2, li)";
    const asked = [...document.querySelectorAll(before), heading.querySelector("label") || heading].map(spoken);
    if (whose) said.push(made("p", "beurt__wie", whose.closest("label").innerText));
    const turn = made("div", "beurt", made("dt", "beurt__vraag", ...asked), made("dd", "beurt__antwoord", ...said));
    [turn.dataset.vraag, turn.lang, turn.dir] = [keyOf(form), root.lang, root.dir];
    return said.length ? [turn] : [];
  };
  const parts = (from) => [...from.querySelectorAll("head [href], head [src]")].map((each) => each.outerHTML).join();
  const isNext = (response, incoming) => {  // a question of this very conversation, in the looks that are here
    const { dataset } = incoming.body;
    return incoming.getElementById("antwoord") && (response.ok || response.status === 422)
      && dataset.token === page.token && dataset.pad === pad && parts(incoming) === parts(document);
  };
  const keyOf = (form) => form.elements.vraag.value;
  const formOf = (from) => from.getElementById("antwoord");
  const until = (turns, incoming) => {  // back: what was said from here on is set aside
    const at = turns.map((each) => each.dataset.vraag).lastIndexOf(keyOf(formOf(incoming)));
    turns.forEach((each, n) => { each.hidden = n >= Math.max(0, at); });
    return turns;
  };
  const after = (turns, turn, form, incoming) => {  // on: what was set aside comes back as far as it still counts
    const { nummer } = formOf(incoming).dataset;
    turn.forEach((each) => { each.dataset.daarna = nummer; });
    const aside = turns.filter((each) => each.hidden && each.dataset.vraag !== keyOf(form));
    const end = aside.findIndex((each) => each.dataset.vraag === keyOf(formOf(incoming)));
    const passed = end < 0 ? aside : aside.slice(0, end);
    const seen = turns.filter((each) => !each.hidden);
    if (passed.length && passed.at(-1).dataset.daarna !== nummer) return [...seen, ...turn];
    passed.forEach((each) => {
      each.hidden = false;
      const question = each.firstElementChild;
      question.replaceChildren(question.lastElementChild);  // why it was asked may be another
    });
    return [...seen, ...turn, ...aside];
  };
  const show = (incoming, path, turns) => {
    incoming.querySelectorAll("noscript").forEach((each) => each.remove());
    [root.lang, root.dir] = [incoming.documentElement.lang, incoming.documentElement.dir];
    document.title = incoming.title;
    document.body.replaceWith(incoming.body);
    const above = byId("beurten");
    above.firstElementChild.append(...turns);
    above.hidden = turns.every((each) => each.hidden);
    window.history[path === window.location.pathname ? "replaceState" : "pushState"](null, "", path);
    open();
    begin();
  };
  const begin = () => {  // at the question: seen first, and read aloud with what stands before it
    const main = byId("inhoud");
    const top = byId("beurten").nextElementSibling;
    const heading = main.querySelector("h1");
    const before = [...main.children].slice(0, [...main.children].indexOf(page.form));
    before.forEach((each, at) => { each.id = each.id || `voor-${at}`; });
    if (before.length) heading.setAttribute("aria-describedby", before.map((each) => each.id).join(" "));
    heading.tabIndex = -1;
    if (!byId("fouten")) heading.focus({ preventScroll: true });
    const height = main.getBoundingClientRect().bottom - top.getBoundingClientRect().top;
    const fits = height + parseFloat(root.style.scrollPaddingBlockStart) < window.innerHeight;
    const behavior = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    (fits ? main : top).scrollIntoView({ behavior, block: fits ? "end" : "start" });
  };
  const natively = (form, button) => {
    leaving = true;
    const { name, value } = button || {};
    if (name) form.append(Object.assign(made("input", ""), { type: "hidden", name, value }));
    form.submit();
  };
  const next = async (form, button) => {
    const aside = button && button.hasAttribute("data-laat-staan");
    const turn = aside ? [] : turnOf(form, button);
    const data = contents();
    const status = byId("even");
    const say = (words = "", looks = "nl-paragraph stil") => { [status.textContent, status.className] = [words, looks]; };
    const busy = setTimeout(() => say(status.dataset.bezig), BUSY);
    if (button && button.name) data.append(button.name, button.value);
    say();
    const mine = answering = new AbortController();
    const how = { method: "POST", body: data, credentials: "same-origin", signal: mine.signal };
    const response = await fetch(form.action, how).catch(() => undefined);
    const html = response && await response.text().catch(() => undefined);
    clearTimeout(busy);
    if (leaving || answering !== mine) return;
    if (html === undefined) {
      halt();
      say(status.dataset.mis, "utrecht-form-field-error-message");
      return;
    }
    answering = undefined;
    const incoming = new DOMParser().parseFromString(html, "text/html");
    if (isNext(response, incoming)) {
      const path = response.redirected ? new URL(response.url).pathname : window.location.pathname;
      const turns = [...document.querySelectorAll(".beurt")];
      const back = aside && button.value === "terug";
      const on = response.ok && !aside;
      show(incoming, path, back ? until(turns, incoming) : on ? after(turns, turn, form, incoming) : turns);
    } else if (response.redirected) {
      leaving = true;
      window.location.assign(response.url);
    } else natively(form, button);
  };
  window.addEventListener("popstate", () => {
    if (window.location.pathname === page.path) return;  // a place on this page
    blank();
    window.location.reload();
  });

  // --- what is pressed; a form is sent once
  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    const wrong = on("#fouten a") && byId(on("#fouten a").hash.slice(1));
    if (wrong || on("[data-snel-weg]")) event.preventDefault();
    if (wrong) {
      wrong.scrollIntoView({ block: "center" });
      wrong.focus();
    } else if (on("[data-snel-weg]")) leave();
    else if (on("[data-blijf]")) {
      present();
      renew(unsent() ? contents() : bare());
    } else if (on("[data-print]")) window.print();
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    if ("vaker" in form.dataset) return;
    const again = form.dataset.sent;
    const stays = form === page.form && button !== undefined && !(button && ELSEWHERE.has(button.value));
    if (again || stays) event.preventDefault();
    if (again) return;
    form.dataset.sent = "yes";
    if ("stopt" in form.dataset && tabs) {  // the other tabs keep what is typed there; after this one they may not
      event.preventDefault();
      tabs.postMessage("stopt");
      setTimeout(() => form.submit(), STOPS);
    }
    if (form !== page.form) return;
    clearTimeout(timer);
    timer = undefined;
    if (stays) next(form, button).catch(() => natively(form, button));  // a browser that cannot do this has pages
    else leaving = true;
  });

  open();
  if (tabs && "gestopt" in document.body.dataset) tabs.postMessage("gestopt");
})();
