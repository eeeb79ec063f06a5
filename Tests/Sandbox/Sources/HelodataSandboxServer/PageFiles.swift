#if MockServer
/// The page's files. Texts of requests come into it by `textContent` alone.
enum PageFiles {
    static let html = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>Requests</title>
        <link rel="stylesheet" href="/_page/page.css">
        <h1 id="title">Requests</h1>
        <section>
          <h2>The next request</h2>
          <p>A click lets this happen to the next request whose path contains <input id="path" placeholder="any path" size="16">:</p>
          <p id="buttons"></p>
          <p>Waiting: <span id="waiting">nothing</span> <button id="clear">Clear</button></p>
        </section>
        <section>
          <h2>Requests</h2>
          <p>Attempts of one call have one key, and stand together.</p>
          <table>
            <thead><tr><th>#</th><th>time</th><th>request</th><th>key</th><th>attempt</th><th>end</th><th>body</th></tr></thead>
            <tbody id="requests"></tbody>
          </table>
        </section>
        <section>
          <h2>State</h2>
          <div id="state"></div>
        </section>
        <script src="/_page/page.js"></script>
        </html>

        """

    static let style = """
        body { font: 14px/1.4 system-ui, sans-serif; margin: 2em; color: #222; background: #fff; }
        h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin-top: 1.6em; }
        table { border-collapse: collapse; } td, th { border: 1px solid #ccc; padding: 2px 8px; text-align: left; vertical-align: top; }
        td.code, pre { font: 12px/1.4 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; max-width: 40em; }
        tr.lost td.end { color: #b00; } tr.refused td.end { color: #a60; } tr.answered td.end { color: #070; }
        tr.again td { border-top-style: dotted; }
        button { margin: 0 4px 4px 0; }
        @media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818; } td, th { border-color: #555; } }

        """

    static let script = """
        "use strict";
        const element = id => document.getElementById(id);
        const faults = [
          ["lost: carried out, then reset", "reset-after"], ["lost: carried out, then closed", "close-after"], ["reset before", "reset"],
          ["half an answer", "truncate"], ["503", "503"], ["429, wait 2 s", "429 retry-after=2"], ["500, carried out", "500 after"],
          ["a proxy's page", "html"], ["in progress", "in-progress"], ["silence", "hang"], ["3 s later", "ok delay=3"],
        ];
        for (const [name, fault] of faults) {
          const button = document.createElement("button");
          button.textContent = name;
          button.dataset.fault = fault;
          button.onclick = async () => {
            const path = element("path").value;
            await fetch("/_page/faults", {
              method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(path ? {fault, path} : {fault}),
            });
            await show();
          };
          element("buttons").append(button);
        }
        element("clear").onclick = async () => { await fetch("/_page/faults", {method: "DELETE"}); await show(); };

        const rows = new Map();      // by number of the request
        const calls = new Map();     // the last row of each key
        function cell(row, text, kind) {
          const cell = row.insertCell();
          cell.textContent = text;
          if (kind) cell.className = kind;
          return cell;
        }
        function arrived(event) {
          const body = element("requests");
          const before = event.key && calls.get(event.key);
          const row = document.createElement("tr");
          if (before) { before.after(row); row.classList.add("again"); } else { body.append(row); }
          if (event.key) calls.set(event.key, row);
          row.dataset.key = event.key;
          cell(row, event.request);
          cell(row, new Date(event.time * 1000).toLocaleTimeString());
          cell(row, event.method + " " + event.target, "code");
          cell(row, event.key, "code");
          cell(row, event.attempt);
          cell(row, event.fault ? "… (" + event.fault + ")" : "…", "end");
          cell(row, event.body, "code");
          rows.set(event.request, {row, fault: event.fault});
        }
        function ended(event) {
          const found = rows.get(event.answer);
          if (!found) return;
          const end = found.row.cells[5];
          const how = event.accident ? "answer lost: " + event.accident : String(event.status);
          end.textContent = found.fault ? how + " (" + found.fault + ")" : how;
          end.title = event.body;
          found.row.classList.add(event.accident ? "lost" : event.status < 400 ? "answered" : "refused");
        }

        function shown(value) {
          if (Array.isArray(value) && value.length && value.every(item => item && typeof item === "object" && !Array.isArray(item))) {
            const table = document.createElement("table");
            const names = [...new Set(value.flatMap(item => Object.keys(item)))];
            const head = table.createTHead().insertRow();
            for (const name of names) { const th = document.createElement("th"); th.textContent = name; head.append(th); }
            const body = table.createTBody();
            for (const item of value) {
              const row = body.insertRow();
              for (const name of names) row.insertCell().append(shown(item[name]));
            }
            return table;
          }
          const text = document.createElement("span");
          text.textContent = value === undefined || value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
          return text;
        }
        async function show() {
          const answer = await (await fetch("/_page/state")).json();
          element("title").textContent = answer.title;
          document.title = answer.title;
          element("waiting").textContent =
            answer.faults.map(fault => fault.fault + (fault.path ? " for " + fault.path : "")).join(", ") || "nothing";
          const place = element("state");
          place.replaceChildren();
          for (const [name, value] of Object.entries(answer.state)) {
            const part = document.createElement("div");
            part.dataset.name = name;
            const label = document.createElement("b");
            label.textContent = name + " ";
            part.append(label, shown(value));
            place.append(part);
          }
        }

        const stream = new EventSource("/_page/events");
        let isShowing = false;
        stream.onmessage = message => {
          const event = JSON.parse(message.data);
          if (event.request) arrived(event); else ended(event);
          if (!isShowing) { isShowing = true; setTimeout(async () => { isShowing = false; await show(); }, 50); }
        };
        show();

        """
}
#endif
