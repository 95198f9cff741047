// Folding, sorting and filtering. Without this script the page shows everything; nothing here changes what the tables say.
(function () {
  "use strict";
  const at = (id) => document.getElementById(id);

  // "{n} dari {m}": the words stand in the document, in its language.
  const counted = (table, n, m) => table.dataset.count.replace("{n}", n).replace("{m}", m);

  function plan() {
    const table = at("rencana-t");
    if (!table) return;
    const body = table.tBodies[0];
    const level = (row) => Number(/\bl(\d)/.exec(row.className)[1]);
    const name = (row) => row.querySelector(".nm").textContent;
    const top = { level: 0, children: [], open: true };
    const nodes = [];
    const path = [top];
    for (const row of body.rows) {
      const node = { row, level: level(row), children: [], open: true, order: nodes.length };
      while (path[path.length - 1].level >= node.level) path.pop();
      node.parent = path[path.length - 1];
      node.parent.children.push(node);
      path.push(node);
      node.name = name(row);
      node.pagu = row.dataset.v === undefined ? null : BigInt(row.dataset.v);
      node.text = [...row.querySelectorAll(".nm, .kd, .in")].map((part) => part.textContent).join("\n").toLowerCase();
      nodes.push(node);
    }

    const search = at("cari");
    const only = at("hanya");
    const order = at("urut");
    const status = at("rencana-hasil");

    function show() {
      const words = search.value.trim().toLowerCase();
      const filtering = words !== "" || only.checked;
      // From the last row up: a row stays when it or one below it is asked for.
      for (const node of nodes) node.shown = !filtering || (node.text.includes(words) && (!only.checked || "f" in node.row.dataset));
      let hits = 0;
      for (let i = nodes.length - 1; i >= 0; --i) {
        if (nodes[i].shown && nodes[i].hit === undefined) nodes[i].hit = true;
        if (nodes[i].hit) ++hits;
        if (nodes[i].shown) nodes[i].parent.shown = true;
      }
      for (const node of nodes) {
        delete node.hit;
        const covered = node.parent.covered || !node.parent.open;
        node.covered = covered;
        node.row.hidden = !node.shown;
        node.row.classList.toggle("f", covered && !filtering);
        if (node.button) node.button.setAttribute("aria-expanded", String(node.open || filtering));
      }
      const open = nodes.filter((node) => !node.row.hidden && !node.row.classList.contains("f")).length;
      status.textContent = filtering || open < nodes.length ? counted(table, filtering ? hits : open, nodes.length) : "";
    }

    function arrange() {
      const [key, down] = [order.value.replace("-", ""), order.value.endsWith("-")];
      const compare = {
        "": (a, b) => a.order - b.order,
        nama: (a, b) => a.name.localeCompare(b.name, document.documentElement.lang, { numeric: true }) * (down ? -1 : 1),
        // A row without a pagu comes last either way.
        pagu: (a, b) => {
          if (a.pagu === b.pagu) return 0;
          if (a.pagu === null) return 1;
          if (b.pagu === null) return -1;
          return a.pagu < b.pagu === down ? 1 : -1;
        },
      }[key];
      const rows = document.createDocumentFragment();
      nodes.length = 0;
      const waiting = [top];
      while (waiting.length > 0) {
        const node = waiting.pop();
        if (node.row) {
          rows.append(node.row);
          nodes.push(node);
        }
        node.children.sort((a, b) => compare(a, b) || a.order - b.order);
        for (let i = node.children.length - 1; i >= 0; --i) waiting.push(node.children[i]);
      }
      body.append(rows);
      for (const [column, head] of Object.entries(heads)) {
        if (column === key) head.setAttribute("aria-sort", down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      }
      show();
    }

    function openTo(limit) {
      for (const node of nodes) node.open = node.level < limit;
      show();
    }

    const heads = { nama: table.tHead.rows[0].cells[0], pagu: table.tHead.rows[0].cells[2] };
    for (const [key, head] of Object.entries(heads)) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      const turns = key === "pagu" ? ["pagu-", "pagu", ""] : ["nama", "nama-", ""];
      button.addEventListener("click", () => {
        order.value = turns[(turns.indexOf(order.value) + 1) % turns.length];
        arrange();
      });
    }

    for (const node of nodes) {
      if (node.children.length === 0) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "fold";
      button.setAttribute("aria-label", table.dataset.fold + ": " + node.name);
      const set = (open) => {
        node.open = open;
        show();
      };
      button.addEventListener("click", () => set(!node.open));
      button.addEventListener("keydown", (event) => {
        if (event.key === "ArrowRight") set(true);
        else if (event.key === "ArrowLeft") set(false);
        else return;
        event.preventDefault();
      });
      node.row.cells[0].prepend(button);
      node.button = button;
    }

    // A link to a row that is folded away or filtered out brings it back.
    function reveal() {
      const target = at(location.hash.slice(1));
      const row = target && target.closest("tr");
      const node = nodes.find((one) => one.row === row);
      if (!node) return;
      if (row.hidden) {
        search.value = "";
        only.checked = false;
      }
      for (let above = node.parent; above; above = above.parent) above.open = true;
      show();
      target.scrollIntoView({ block: "center" });
    }

    search.addEventListener("input", show);
    only.addEventListener("change", show);
    order.addEventListener("change", arrange);
    for (const button of at("rencana-alat").querySelectorAll("[data-l]")) {
      button.addEventListener("click", () => openTo(Number(button.dataset.l)));
    }
    window.addEventListener("hashchange", reveal);
    at("rencana-alat").hidden = false;
    table.classList.add("js");
    // What is long, or would be on a telephone, begins with its programs.
    const longest = 150;
    openTo(nodes.length > longest || matchMedia("(max-width: 46rem)").matches ? 2 : 4);
    reveal();
  }

  function review() {
    const table = at("catatan-t");
    if (!table) return;
    const rows = [...table.tBodies[0].rows];
    const boxes = [...at("catatan-alat").querySelectorAll("input")];
    const show = () => {
      const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.s));
      for (const row of rows) row.hidden = !shown.has(row.dataset.s);
      const left = rows.filter((row) => !row.hidden).length;
      at("catatan-hasil").textContent = left < rows.length ? counted(table, left, rows.length) : "";
    };
    for (const box of boxes) box.addEventListener("change", show);
    at("catatan-alat").hidden = false;
    window.addEventListener("hashchange", () => {
      const row = at(location.hash.slice(1));
      if (!row || !rows.includes(row) || !row.hidden) return;
      for (const box of boxes) box.checked = true;
      show();
      row.scrollIntoView({ block: "center" });
    });

    const lists = [...table.querySelectorAll("details")];
    for (const list of lists) list.open = false;
    let closed = [];
    window.addEventListener("beforeprint", () => {
      closed = lists.filter((list) => !list.open);
      for (const list of closed) list.open = true;
    });
    window.addEventListener("afterprint", () => {
      for (const list of closed) list.open = false;
    });
  }

  plan();
  review();
})();
