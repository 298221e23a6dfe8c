/* <mp-uploader>: takes files by drop or choice and sends them with tus 1.0.0 from here to the platform, in slices.
   The page's server names the place and a token for each upload; the bytes never pass through it.
   - a slice that got lost is asked for with HEAD and sent again, for as long as it takes; the connection coming back ends the wait
   - a ticket is kept in this browser until its upload is used, so that a file chosen again after a reload goes on where it stopped
   - with the attribute "single" it holds one file, and a second takes its place
   - what the platform says about a file it does not want is shown in its own words */

const SLICE = 8 * 1024 * 1024, AT_ONCE = 2, LONGEST_WAIT = 20_000, OPEN = ['waiting', 'sending', 'lost', 'paused'];

class Gone extends Error {}
class Refused extends Error {}
class Lost extends Error {}

const icon = path => `<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">${path}</svg>`;
const ICONS = {
  file: icon("<path d='M3.8 1.8h5L12.3 5.3v8.9H3.8zM8.8 1.8v3.5h3.5'/>"), pause: icon("<path d='M5.5 3.5v9M10.5 3.5v9'/>"),
  play: icon("<path d='M5 3.2v9.6L12.5 8z'/>"), cross: icon("<path d='m4 4 8 8M12 4l-8 8'/>"),
};
const MARKS = {
  waiting: ['idle', "<circle cx='5' cy='5' r='3.5' class='hollow'/>"], paused: ['idle', "<circle cx='5' cy='5' r='3.5' class='hollow'/>"],
  sending: ['moving', "<circle cx='5' cy='5' r='4' class='hollow'/><path d='M5 1a4 4 0 0 1 0 8z'/>"],
  lost: ['look', "<path d='M5 .8 9.6 9H.4z'/>"], done: ['good', "<circle cx='5' cy='5' r='4'/>"], failed: ['act', "<path d='M5 0 10 5 5 10 0 5z'/>"],
};

const size = bytes => {
  let value = bytes, unit = 0;
  while (value >= 999.5 && unit < 4) { value /= 1000; unit++; }
  return `${unit === 0 || value >= 99.95 ? value.toFixed(0) : value.toFixed(1)}\u00a0${['B', 'KB', 'MB', 'GB', 'TB'][unit]}`;
};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
const span = seconds => seconds < 90 ? `${Math.max(1, Math.round(seconds))}\u00a0s` : seconds < 5400 ? `${Math.round(seconds / 60)}\u00a0min` : `${(seconds / 3600).toFixed(1)}\u00a0h`;

const element = (tag, css, text) => {
  const made = document.createElement(tag);
  if (css) made.className = css;
  if (text !== undefined) made.textContent = text;
  return made;
};

async function sha256(blob) {
  // browsers hash only on secure pages; without a hash TCP's own sums have to do
  if (!crypto.subtle) return undefined;
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return btoa(String.fromCharCode(...bytes));
}

class Item {
  constructor(key, file, name, ticket) { Object.assign(this, { key, file, name, ticket, state: 'waiting', sent: 0, text: '', speeds: [] }); }
  get open() { return OPEN.includes(this.state); }
}

class MpUploader extends HTMLElement {
  #items = new Map(); #texts = {}; #next = 1; #wake = new Set(); #leaving; #online; #zone; #list; #running = 0; #frame;

  connectedCallback() {
    if (!this.#zone) this.#build();
    // set before this script was here, it hides the accessor
    if (Object.hasOwn(this, 'texts')) { const early = this.texts; delete this.texts; this.#texts = early; }
    this.#paint();
    this.#online = () => this.#wake.forEach(wake => wake());
    this.#leaving = event => { if ([...this.#items.values()].some(item => item.open)) event.preventDefault(); };
    addEventListener('online', this.#online);
    addEventListener('beforeunload', this.#leaving);
  }

  disconnectedCallback() {
    removeEventListener('online', this.#online);
    removeEventListener('beforeunload', this.#leaving);
    // moved within the page, or gone for good?
    setTimeout(() => { if (!this.isConnected) this.#items.forEach(item => this.#stop(item, 'paused')); }, 500);
  }

  set texts(value) { this.#texts = value; this.#paint(); }
  get texts() { return this.#texts; }

  /* ---------- what the page's server says ---------- */

  go(key, ticket) {
    const item = this.#items.get(key);
    if (!item) return;
    item.ticket = ticket;
    item.offset = undefined;
    this.#keep(item);
    this.#work();
  }

  refuse(key, why) {
    const item = this.#items.get(key);
    if (!item) return;
    Object.assign(item, { state: 'failed', text: why, final: true });
    this.#paint();
  }

  close() {
    this.#items.forEach(item => this.#forget(item));
    this.#items.clear();
    this.toggleAttribute('closed', true);
    this.#paint();
  }

  /* ---------- choosing ---------- */

  #build() {
    this.#zone = element('div', 'mp-drop-zone');
    const words = element('div', 'mp-drop-words');
    words.append(element('strong', 'mp-drop-title'), element('span', 'mp-muted mp-drop-formats'));
    const row = element('div', 'mp-row');
    row.append(this.#chooser('mp-choose-files', {}));
    if (!this.hasAttribute('single')) row.append(this.#chooser('mp-choose-folder', { webkitdirectory: true }));
    this.#zone.append(words, row);
    this.#list = element('ul', 'mp-files');
    this.append(this.#zone, this.#list);
    this.#zone.addEventListener('dragover', event => { event.preventDefault(); this.#zone.toggleAttribute('dragover', true); });
    this.#zone.addEventListener('dragleave', () => this.#zone.removeAttribute('dragover'));
    this.#zone.addEventListener('drop', async event => {
      event.preventDefault();
      this.#zone.removeAttribute('dragover');
      this.#take(await dropped(event.dataTransfer));
    });
  }

  #chooser(css, options) {
    const input = Object.assign(element('input'), { type: 'file', multiple: !this.hasAttribute('single'), hidden: true, ...options });
    input.addEventListener('change', () => {
      this.#take([...input.files].map(file => ({ file, name: file.webkitRelativePath || file.name })));
      input.value = '';
    });
    const button = element('vaadin-button', css);
    button.addEventListener('click', () => input.click());
    const both = element('span');
    both.append(button, input);
    return both;
  }

  #take(all) {
    let found = all;
    if (this.hasAttribute('single') && all.length) {
      // another one takes the place of the one before
      found = all.slice(0, 1);
      this.#items.forEach(item => this.#remove(item));
    }
    const fresh = found.map(({ file, name }) => new Item(`f${this.#next++}`, file, name, this.#kept(file, name)));
    if (!fresh.length) return;
    fresh.forEach(item => this.#items.set(item.key, item));
    this.#tell('picked', { files: fresh.map(item => ({ key: item.key, name: item.name, size: item.file.size, upload: item.ticket?.id ?? '' })) });
    this.#paint();
    this.#work();
  }

  /* ---------- sending ---------- */

  #work() {
    for (const item of this.#items.values()) {
      if (this.#running >= AT_ONCE) return;
      if (item.state === 'waiting' && item.ticket) {
        this.#running++;
        this.#send(item).finally(() => { this.#running--; this.#paint(); this.#work(); });
      }
    }
  }

  async #send(item) {
    item.state = 'sending';
    let failures = 0;
    while (item.state === 'sending' || item.state === 'lost') {
      try {
        item.offset ??= await this.#ask(item);
        item.state = 'sending';
        if (item.offset >= item.file.size) { this.#finish(item); return; }
        await this.#slice(item);
        failures = 0;
      } catch (problem) {
        if (!['sending', 'lost'].includes(item.state)) return;
        item.offset = undefined;
        if (problem instanceof Gone) { this.#forget(item); item.ticket = undefined; item.sent = 0; item.state = 'waiting'; this.#tell('expired', { key: item.key }); return; }
        if (problem instanceof Refused) { Object.assign(item, { state: 'failed', text: problem.message }); this.#tell('failed', { key: item.key }); return; }
        item.state = 'lost';
        this.#paint();
        await this.#pause(Math.min(LONGEST_WAIT, 1000 * 2 ** failures++));
      }
    }
  }

  /** How much has arrived, according to the platform. */
  async #ask(item) {
    let answer;
    try {
      answer = await fetch(item.ticket.location, { method: 'HEAD', headers: this.#headers(item), cache: 'no-store' });
    } catch { throw new Lost(); }
    if ([401, 403, 404, 410].includes(answer.status)) throw new Gone();
    if (!answer.ok) throw new Lost();
    const offset = Number(answer.headers.get('Upload-Offset'));
    const length = answer.headers.get('Upload-Length');
    if (length !== null && Number(length) !== item.file.size) throw new Gone();
    item.sent = offset;
    return offset;
  }

  async #slice(item) {
    const blob = item.file.slice(item.offset, item.offset + SLICE);
    let sum;
    try {
      sum = await sha256(blob);
    } catch {
      // the file is not what it was when it was chosen
      throw new Refused(this.#texts['file.changed'] ?? '');
    }
    await new Promise((done, fail) => {
      const request = new XMLHttpRequest(), start = item.offset;
      item.request = request;
      request.open('PATCH', item.ticket.location);
      const headers = { ...this.#headers(item), 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(start) };
      if (sum) headers['Upload-Checksum'] = `sha256 ${sum}`;
      Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
      request.upload.onprogress = event => { item.sent = start + event.loaded; this.#measure(item); this.#later(); };
      request.onload = () => {
        item.request = undefined;
        if (request.status === 204 || request.status === 200) {
          item.offset = Number(request.getResponseHeader('Upload-Offset') ?? start + blob.size);
          item.sent = item.offset;
          done();
        } else { fail(this.#problem(request)); }
      };
      request.onerror = request.ontimeout = request.onabort = () => { item.request = undefined; fail(new Lost()); };
      request.timeout = 300_000;
      request.send(blob);
    });
  }

  #headers(item) {
    return { 'Tus-Resumable': '1.0.0', Authorization: `Bearer ${item.ticket.token}`, 'Accept-Language': document.documentElement.lang || 'en' };
  }

  #problem(request) {
    if ([401, 403, 404, 410].includes(request.status)) return new Gone();
    if ([400, 413, 415, 422, 507].includes(request.status)) {
      let detail = `HTTP ${request.status}`;
      try { detail = JSON.parse(request.responseText).detail || detail; } catch { /* no words, then the number has to do */ }
      return new Refused(detail);
    }
    return new Lost();
  }

  #finish(item) {
    item.state = 'done';
    item.sent = item.file.size;
    this.#tell('finished', { key: item.key, upload: item.ticket.id });
  }

  #pause(milliseconds) {
    return new Promise(done => {
      const wake = () => { clearTimeout(timer); this.#wake.delete(wake); done(); };
      const timer = setTimeout(wake, milliseconds);
      this.#wake.add(wake);
    });
  }

  #stop(item, state) {
    if (!item.open) return;
    item.state = state;
    item.request?.abort();
    item.offset = undefined;
    item.speeds = [];
    this.#wake.forEach(wake => wake());
  }

  #resume(item) {
    if (item.final) return;
    item.state = 'waiting';
    item.text = '';
    if (!item.ticket) this.#tell('expired', { key: item.key });
    this.#paint();
    this.#work();
  }

  #remove(item) {
    const ticket = item.ticket;
    this.#stop(item, 'removed');
    this.#items.delete(item.key);
    this.#forget(item);
    if (ticket) fetch(ticket.location, { method: 'DELETE', headers: this.#headers(item) }).catch(() => { /* it expires by itself */ });
    this.#tell('removed', { key: item.key });
    this.#paint();
    (this.#list.querySelector('vaadin-button') ?? this.#zone.querySelector('vaadin-button'))?.focus();
  }

  /* ---------- tickets outlive a reload ---------- */

  #name(file, name) { return `modelport-upload:${this.getAttribute('project')}:${name}:${file.size}:${file.lastModified}`; }

  #kept(file, name) {
    try {
      const ticket = JSON.parse(localStorage.getItem(this.#name(file, name)));
      return ticket && new Date(ticket.expiresAt) > new Date() ? ticket : undefined;
    } catch { return undefined; }
  }

  #keep(item) {
    try { localStorage.setItem(this.#name(item.file, item.name), JSON.stringify(item.ticket)); } catch { /* full or forbidden: no resuming after a reload */ }
  }

  #forget(item) {
    try { localStorage.removeItem(this.#name(item.file, item.name)); } catch { /* see above */ }
  }

  /* ---------- showing ---------- */

  #measure(item) {
    const now = performance.now();
    item.speeds.push([now, item.sent]);
    while (item.speeds.length > 2 && now - item.speeds[0][0] > 8000) item.speeds.shift();
  }

  #left(item) {
    const [first, last] = [item.speeds[0], item.speeds.at(-1)];
    if (!first || last[0] - first[0] < 500 || last[1] <= first[1]) return '\u2013';
    return span((item.file.size - item.sent) / ((last[1] - first[1]) / (last[0] - first[0]) * 1000));
  }

  #later() { this.#frame ??= setTimeout(() => { this.#frame = undefined; this.#paint(); }, 150); }

  #words() {
    const t = this.#texts, some = this.#items.size > 0;
    this.#zone.querySelector('.mp-drop-title').textContent = t[some ? 'drop.more' : 'drop.here'] ?? '';
    this.#zone.querySelector('.mp-drop-formats').textContent = t['drop.formats'] ?? '';
    this.#zone.querySelector('.mp-choose-files').textContent = t['drop.choose'] ?? '';
    const folder = this.#zone.querySelector('.mp-choose-folder');
    if (folder) folder.textContent = t['drop.folder'] ?? '';
    this.#list.setAttribute('aria-label', t['files.list'] ?? '');
  }

  #paint() {
    if (!this.#zone) return;
    this.#words();
    this.#zone.classList.toggle('mp-drop-small', this.#items.size > 0);
    const rows = new Map([...this.#list.children].map(row => [row.dataset.key, row]));
    rows.forEach((row, key) => { if (!this.#items.has(key)) row.remove(); });
    this.#items.forEach(item => {
      let row = rows.get(item.key);
      if (!row) { row = this.#row(item); this.#list.append(row); }
      this.#update(row, item);
    });
  }

  #row(item) {
    const row = element('li');
    row.dataset.key = item.key;
    const mark = element('span', 'mp-drawing mp-icon');
    mark.innerHTML = ICONS.file;
    const name = element('div', 'mp-file-name');
    name.append(element('span', 'mp-mono', item.name), element('span', 'mp-muted', size(item.file.size)));
    const progress = element('div', 'mp-progress');
    const bar = element('div', 'mp-progress-bar mp-bar');
    bar.setAttribute('role', 'progressbar');
    bar.setAttribute('aria-label', item.name);
    bar.setAttribute('aria-valuemin', '0');
    bar.setAttribute('aria-valuemax', '100');
    bar.innerHTML = '<svg width="100%" height="6" aria-hidden="true"><rect class="track" width="100%" height="6" rx="3"/><rect class="fill" width="0" height="6" rx="3"/></svg>';
    progress.append(bar, element('div', 'mp-number'));
    const state = element('div', 'mp-file-why');
    state.setAttribute('aria-live', 'polite');
    const tools = element('div', 'mp-file-tools');
    const button = (css, label, act) => {
      const made = element('vaadin-button', `mp-icon-button ${css}`);
      made.setAttribute('theme', 'tertiary');
      made.addEventListener('click', act);
      tools.append(made);
      return made;
    };
    button('mp-file-hold', '', () => { if (item.open && item.state !== 'paused') { this.#stop(item, 'paused'); this.#paint(); this.#work(); } else this.#resume(item); });
    button('mp-file-remove', '', () => this.#remove(item));
    row.append(mark, name, progress, state, tools);
    return row;
  }

  #update(row, item) {
    const t = this.#texts, percent = Math.floor(100 * item.sent / Math.max(1, item.file.size));
    row.className = item.state === 'failed' ? 'mp-refused' : '';
    const fillBar = row.querySelector('.fill');
    fillBar.setAttribute('width', `${percent}%`);
    fillBar.setAttribute('class', `fill ${item.state === 'done' ? 'done' : item.state === 'sending' ? 'moving' : 'idle'}`);
    row.querySelector('.mp-progress-bar').setAttribute('aria-valuenow', String(percent));
    row.querySelector('.mp-progress .mp-number').textContent = `${percent}%`;
    const [css, shape] = MARKS[item.state] ?? MARKS.waiting;
    const text = item.state === 'failed' && item.text ? item.text : fill(t[`file.${item.state}`] ?? '', { sent: size(item.sent), total: size(item.file.size), left: this.#left(item) });
    const why = row.querySelector('.mp-file-why');
    if (why.dataset.text !== item.state + text) {
      why.dataset.text = item.state + text;
      const mark = element('span', `mp-drawing mp-mark-${css}`);
      mark.innerHTML = `<svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">${shape}</svg>`;
      const state = element('span', `mp-state mp-state-${css}`);
      state.append(mark, element('span', 'mp-file-text', text));
      why.replaceChildren(state);
    }
    const hold = row.querySelector('.mp-file-hold'), held = !item.open || item.state === 'paused';
    hold.hidden = item.state === 'done' || item.final === true;
    if (hold.dataset.held !== String(held)) {
      hold.dataset.held = String(held);
      hold.innerHTML = `<span class="mp-drawing mp-icon">${held ? ICONS.play : ICONS.pause}</span>`;
    }
    hold.setAttribute('aria-label', `${t[held ? 'file.resume' : 'file.pause'] ?? ''} ${item.name}`);
    const remove = row.querySelector('.mp-file-remove');
    if (!remove.firstChild) remove.innerHTML = `<span class="mp-drawing mp-icon">${ICONS.cross}</span>`;
    remove.setAttribute('aria-label', `${t['file.remove'] ?? ''} ${item.name}`);
  }

  #tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { detail })); }
}

/** Files of a drop, those in folders with the folder's name before theirs. */
async function dropped(transfer) {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files].map(file => ({ file, name: file.name }));
  const found = [];
  for (const entry of entries) await walk(entry, '', found);
  return found;
}

async function walk(entry, path, found) {
  // what file managers leave behind is nobody's model
  if (entry.name.startsWith('.') || entry.name === '__MACOSX') return;
  if (entry.isFile) {
    const file = await new Promise((done, fail) => entry.file(done, fail));
    found.push({ file, name: path + file.name });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return;
    for (const each of some) await walk(each, `${path}${entry.name}/`, found);
  }
}

customElements.define('mp-uploader', MpUploader);
