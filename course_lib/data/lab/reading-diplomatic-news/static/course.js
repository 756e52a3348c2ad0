/* What the course adds to JupyterLab, as a prebuilt extension written by hand: no build, no network.

1. A citation (a link to a text file with "#line=…", lines counted from 0) opens a view of that file to read, never an
   editor, below the notebook: the line is marked and in the middle. A link to a heading of a notebook ends at it.
2. Keys pressed inside a form or an explorer are for it alone; JupyterLab takes no order from them. In a list of
   sentences, arrows, Home and End go from one to another, for they are one stop of the key Tab together.
3. A form or explorer whose kernel is gone says so, shows no broken chain, and has no button that does nothing. How it
   stood is kept until its cell is run again; where nothing was kept, its static view is shown.

Without the extension, links open the text file or the notebook as JupyterLab does. */
(() => {
  const NAME = "reading-diplomatic-news";
  const NEWLINE = /\r\n|\n|\r/;
  // What a citation calls the page: "july.4, lines 111–113", or "july.4" alone.
  const NAMED = /^([^\s,]+)(?:,? lines? \d.*)?$/;
  const CITED = /^#line=(\d+)$/;
  const CONTROLS = ".jp-OutputArea-output :is(select, input, textarea, button, summary, a, [tabindex], [role=slider])";
  const ASLEEP = ".jupyter-widgets-disconnected";
  const NARROW = 1000;
  const STATES = "application/vnd.jupyter.widget-state+json";
  const WIDGET = "application/vnd.jupyter.widget-view+json";
  const LOST = "Error displaying widget: model not found";
  let app, shared, view;

  /* A page to read. */

  function place(link) {
    // The file that a link leads to, by its path on the server, and what stands after "#". In prose and outputs
    // JupyterLab has made the address one of the server's; in a widget it stands as written, seen from the notebook.
    const written = link.getAttribute("href") || "";
    const files = new URL("files/", app.serviceManager.serverSettings.baseUrl);
    let url = new URL(written, location.href);
    if (url.origin === files.origin && url.pathname.startsWith(files.pathname)) {
      return { path: decodeURIComponent(url.pathname.slice(files.pathname.length)), id: url.hash };
    }
    const around = [...app.shell.widgets("main")].find(one => one.node.contains(link));
    if (/^([a-z]+:|\/|#|$)/i.test(written) || !around?.context) return null;
    url = new URL(written, "http://here/" + around.context.path);
    return { path: decodeURIComponent(url.pathname.slice(1)), id: url.hash };
  }

  function lines(link, first) {
    // First and last line, from 1: "july.4, lines 111–113" names both.
    const range = /lines (\d+)–(\d+)/.exec(link.textContent);
    return range && Number(range[1]) === first ? [first, Number(range[2])] : [first, first];
  }

  function made(tag, words, more = {}) {
    return Object.assign(document.createElement(tag), { textContent: words }, more);
  }

  async function read(path, [first, last], link) {
    const file = await app.serviceManager.contents.get(path, { type: "file", format: "text", content: true });
    const rows = file.content.split(NEWLINE).map((words, at) => {
      const row = made("li", "");
      const marked = at + 1 >= first && at + 1 <= last;
      row.append(marked ? made("mark", words || " ") : words);
      return row;
    });
    const called = NAMED.exec(link.textContent.trim());
    const name = called ? called[1] : path.split("/").pop();
    const back = made("button", "Back to the notebook", { type: "button" });
    const leave = () => { view.close(); link.focus() };
    back.onclick = leave;
    const said = made("p", `${name}, to read: line ${first === last ? first : `${first} to ${last}`} is marked. `);
    said.append(back);
    const page = made("div", "", { tabIndex: 0 });
    page.append(made("ol", ""));
    page.firstChild.append(...rows);
    page.setAttribute("role", "document");
    page.setAttribute("aria-label", `The page ${name}`);
    // The button comes after the page, which has the focus: so the next Tab reaches it. It is drawn above.
    await show(name, page, said);
    view.node.onkeydown = event => { if (event.key === "Escape") leave() };
    centre(rows[first - 1], page, link);
  }

  async function show(name, ...parts) {
    if (!view || view.isDisposed) {
      const { Widget } = (await Object.values(shared["@lumino/widgets"])[0].get())();
      view = new Widget();
      view.id = "course-page";
      view.addClass("course-page");
      view.title.closable = true;
    }
    view.title.label = "Page to read";
    view.title.caption = name;
    view.node.replaceChildren(...parts);
    if (!view.isAttached) app.shell.add(view, "main", { mode: "split-bottom", activate: false });
    app.shell.activateById(view.id);
  }

  function centre(row, page, link) {
    // Again while the panel is still coming into being, and then no more: the reader may scroll. The notebook, which
    // the panel has made smaller, goes on showing the citation.
    let left = 12;
    const again = () => {
      if (row) page.scrollTop = row.offsetTop - (page.clientHeight - row.offsetHeight) / 2;
      if (left-- > 0) requestAnimationFrame(again);
      else {
        link.scrollIntoView({ block: "nearest" });
        page.focus({ preventScroll: true });
      }
    };
    again();
  }

  async function heading(path, id) {
    await app.commands.execute("rendermime:handle-local-link", { path, id });
    const name = CSS.escape(decodeURIComponent(id.slice(1)));
    let steady = 0, before = null;
    for (let tries = 0; tries < 60 && steady < 8; tries++) {
      await new Promise(done => setTimeout(done, 60));
      const around = [...app.shell.widgets("main")].find(one => one.context?.path === path);
      const found = around?.node.querySelector(`#${name}, [data-jupyter-id="${name}"]`);
      if (!found) continue;
      found.scrollIntoView({ block: "start" });
      document.querySelectorAll(".course-found").forEach(one => one !== found && one.classList.remove("course-found"));
      found.classList.add("course-found");
      const at = Math.round(found.getBoundingClientRect().top);
      steady = at === before ? steady + 1 : 0;
      before = at;
    }
  }

  function follow(event) {
    const link = event.target.closest?.("a");
    if (!link || event.button || event.ctrlKey || event.metaKey || link.hasAttribute("download")) return;
    const to = place(link);
    const cited = to && CITED.exec(to.id);
    if (!cited && !(to?.path.endsWith(".ipynb") && to.id)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!cited) return void heading(to.path, to.id);
    read(to.path, lines(link, Number(cited[1]) + 1), link)
      .catch(() => app.commands.execute("docmanager:open", { path: to.path }));
  }

  /* Keys, and controls whose kernel is gone. */

  function isForControl(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || ["Escape", "Tab"].includes(event.key)) return false;
    return !(event.shiftKey && event.key === "Enter") && Boolean(event.target.closest?.(CONTROLS + ", .course-page"));
  }

  function keepKeys(commands) {
    const usual = commands.processKeydownEvent.bind(commands);
    commands.processKeydownEvent = event => isForControl(event) ? undefined : usual(event);
  }

  function goAlong(event) {
    const here = event.target.closest?.(".course-sentence");
    if (!here || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const all = here.parentElement.children;
    const to = { ArrowDown: here.nextElementSibling, ArrowUp: here.previousElementSibling,
                 Home: all[0], End: all[all.length - 1] }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (!to) return;
    here.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  }

  function letNobodyIn(event) {
    // What sleeps can be read but not used, by the keyboard neither.
    const control = event.target.closest?.(ASLEEP);
    if (control && control.matches("button, :has(input, select, textarea, button, [role=slider])")) event.target.blur();
  }

  /* How forms and explorers stood, at every later opening. */

  function outputs(notebook) {
    return [...notebook.cells].flatMap(cell => [...Array(cell.outputs?.length ?? 0).keys()].map(at => cell.outputs.get(at)));
  }

  function keepStates(notebook, { key, oldValue, newValue }) {
    // With a notebook JupyterLab saves the state of what the kernel has live; the rest would be lost at the second save.
    if (key !== "widgets") return;
    const before = oldValue?.[STATES]?.state ?? {};
    const live = newValue?.[STATES]?.state ?? {};
    const state = { ...live };
    const keep = id => {
      if (!(id in before) || id in state) return;
      state[id] = before[id];
      for (const [, part] of JSON.stringify(before[id]).matchAll(/IPY_MODEL_(\w+)/g)) keep(part);
    };
    outputs(notebook).forEach(output => keep(output.data[WIDGET]?.model_id));
    if (Object.keys(state).length > Object.keys(live).length) {
      notebook.setMetadata("widgets", { ...newValue, [STATES]: { ...before[STATES], ...newValue?.[STATES], state } });
    }
  }

  function showStatic({ node, content }) {
    // Instead of JupyterLab's error: the output without the widget, as in a notebook that has not run.
    const lost = [...node.querySelectorAll(".jupyter-widgets")].filter(one => one.firstChild?.data === LOST);
    if (!lost.length) return;
    const cells = new Set(lost.map(one => one.closest(".jp-Cell")));
    for (const output of outputs({ cells: content.widgets.filter(one => cells.has(one.node)).map(one => one.model) })) {
      const { [WIDGET]: view, ...data } = output.data;
      if (view && data["text/html"]) output.setData({ data });
    }
  }

  function look(panel, { model }) {
    model.metadataChanged.connect(keepStates);
    const observer = new MutationObserver(() => showStatic(panel));
    observer.observe(panel.node, { childList: true, subtree: true });
    panel.disposed.connect(() => observer.disconnect());
  }

  const STYLE = `
    .course-page { display: flex; flex-direction: column; background: var(--jp-layout-color1);
      color: var(--jp-content-font-color1); font-size: 14px; line-height: 1.5 }
    .course-page > p { order: -1; margin: 0; padding: 6px 12px; border-bottom: 1px solid var(--jp-border-color2) }
    .course-page > div { flex: 1; min-height: 0; overflow: auto; outline-offset: -2px; position: relative }
    .course-page ol { margin: 0; padding: 40vh 24px 40vh 64px }
    .course-page li { max-width: 75em; overflow-wrap: anywhere }
    .course-page li::marker { color: var(--jp-content-font-color2); font-size: 85% }
    .course-page mark { background: #FFE08A; color: #1A1A1A; padding: 2px 0 }
    .course-found { outline: 3px solid #E69F00; outline-offset: 3px }
    ${ASLEEP}::before { content: none !important }
    ${ASLEEP} :is(select, input, textarea, [role=slider], .noUi-target) { opacity: .65; pointer-events: none }
    button${ASLEEP}, ${ASLEEP} button { display: none }
    ${ASLEEP} button.widget-toggle-button { display: block; pointer-events: none }
    .jp-OutputArea-output:has(${ASLEEP})::before {
      content: "This is how it stood. To use it: click into the cell above, choose Run › Run All Above Selected Cell, then press Shift + Enter.";
      display: block; margin: 6px 0; padding: 4px 10px; border-left: 3px solid #E69F00; font-weight: 600;
      font-family: var(--jp-content-font-family); font-size: 14px; line-height: 1.4;
      color: var(--jp-content-font-color1) }
    [data-jp-theme-light=false] {
      --jp-widgets-dropdown-arrow: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18'%3E%3Cpath fill='%23ddd' d='M5.2 5.9 9 9.7l3.8-3.8L14 7.1l-5 5-5-5z'/%3E%3C/svg%3E") !important }
    [data-jp-theme-light=false] .jp-RenderedHTMLCommon figure > img { filter: brightness(.8) }
    .jupyter-button.widget-toggle-button { background: none; box-shadow: none; border: 1px solid #888; border-radius: 14px;
      color: var(--jp-content-font-color1) }
    .jupyter-button.widget-toggle-button.mod-active { border: 2px solid #0072B2; background: #CCE3F0; color: #1A1A1A }
    .jp-OutputArea-output .widget-html-content a { color: var(--jp-content-link-color) }
    .jp-OutputArea-output.jp-RenderedText pre { word-break: normal; overflow-wrap: anywhere }
    .jp-OutputArea-output ::placeholder { color: var(--jp-content-font-color2); opacity: 1 }
    .jp-RenderedMarkdown > :is(p, ul, ol, blockquote) { max-width: 52em }`;

  const plugin = {
    id: `${NAME}:plugin`,
    autoStart: true,
    activate: lab => {
      app = lab;
      document.head.append(made("style", STYLE));
      document.addEventListener("click", follow, true);
      document.addEventListener("focusin", letNobodyIn, true);
      document.addEventListener("keydown", goAlong, true);
      keepKeys(lab.commands);
      lab.docRegistry.addWidgetExtension("Notebook", { createNew: look });
      lab.restored.then(() => { if (innerWidth < NARROW) lab.shell.collapseLeft?.() });
    },
  };
  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[NAME] = {
    init: async scope => { shared = scope },
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
