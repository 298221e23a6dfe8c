/* <mp-media kind="picture|sound" limit="12582912">: takes one picture or recording by drop, paste, choice or microphone, and shows it.
   The file stays here; hand(key) gives it to the page's server once, when somebody asks, and answers are drawn on it under that key. */

const KEPT = 4;
const asked = (window.modelportAsked ??= new Map());

const icon = path => `<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">${path}</svg>`;
const ICONS = {
  picture: icon("<path d='M2.5 3h11v10h-11zM2.5 11l3.2-3.2 2.5 2.5 2-2 3.3 3.3'/><circle cx='10.3' cy='5.8' r='.9'/>"),
  sound: icon("<path d='M2.5 6.5v3M5.2 4.5v7M8 2.5v11M10.8 5v6M13.5 6.5v3'/>"), cross: icon("<path d='m4 4 8 8M12 4l-8 8'/>"),
};
const ACCEPT = { picture: '.jpg,.jpeg,.png,image/jpeg,image/png', sound: '.wav,audio/wav,audio/x-wav' };

const element = (tag, css, text) => {
  const made = document.createElement(tag);
  if (css) made.className = css;
  if (text !== undefined) made.textContent = text;
  return made;
};
const size = bytes => {
  const [value, unit] = bytes < 999_500 ? [bytes / 1000, 'KB'] : [bytes / 1e6, 'MB'];
  return `${value >= 99.95 ? value.toFixed(0) : value.toFixed(1)}\u00a0${unit}`;
};
const fill = (text, values) => (text ?? '').replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

/* By its first bytes, whatever its name says. */
async function kindOf(file) {
  const head = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  const text = String.fromCharCode(...head);
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  return text.startsWith('RIFF') && text.slice(8, 12) === 'WAVE' ? 'audio/wav' : undefined;
}

const base64 = blob => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
  reader.onerror = () => failed(reader.error);
  reader.readAsDataURL(blob);
});

/* Samples of -1 to 1 as a WAV file with one channel of 16 bits. */
function wav(samples, rate) {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const word = (at, text) => [...text].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
  word(0, 'RIFF'); view.setUint32(4, 36 + samples.length * 2, true); word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true); view.setUint16(20, 1, true); view.setUint16(22, 1, true);
  view.setUint32(24, rate, true); view.setUint32(28, rate * 2, true); view.setUint16(32, 2, true); view.setUint16(34, 16, true);
  word(36, 'data'); view.setUint32(40, samples.length * 2, true);
  samples.forEach((s, i) => view.setInt16(44 + 2 * i, Math.max(-1, Math.min(1, s)) * 32767, true));
  return new File([view], 'recording.wav', { type: 'audio/wav' });
}

class MpMedia extends HTMLElement {
  #texts = {}; #zone; #preview; #fault; #file; #type; #url; #paste; #recorder; #input;

  connectedCallback() {
    if (!this.#zone) this.#build();
    if (Object.hasOwn(this, 'texts')) { const early = this.texts; delete this.texts; this.#texts = early; }
    this.#paint();
    this.#paste = event => {
      const file = [...(event.clipboardData?.files ?? [])][0];
      const dialog = document.querySelector('vaadin-dialog[opened]');
      if (!file || !this.offsetParent || (dialog && !dialog.contains(this))) return;
      event.preventDefault();
      this.#take(file);
    };
    document.addEventListener('paste', this.#paste);
  }

  disconnectedCallback() {
    document.removeEventListener('paste', this.#paste);
    setTimeout(() => { if (!this.isConnected) this.#recorder?.stop(); }, 500);
  }

  set texts(value) { this.#texts = value; this.#paint(); }
  get texts() { return this.#texts; }
  get #kind() { return this.getAttribute('kind'); }
  get #limit() { return Number(this.getAttribute('limit')); }

  /* Gives the bytes to the page's server; the answer to them is drawn on what is kept here. */
  async hand(key) {
    if (!this.#file) return;
    const file = this.#file, type = this.#type;
    try {
      const data = await base64(file);
      asked.set(key, { file, url: URL.createObjectURL(file) });
      while (asked.size > KEPT) {
        const [oldest, { url }] = asked.entries().next().value;
        URL.revokeObjectURL(url);
        asked.delete(oldest);
      }
      this.dispatchEvent(new CustomEvent('bytes', { detail: { key, type, data } }));
    } catch {
      // moved or taken away since it was chosen
      this.#refuse(this.#texts.gone);
      this.dispatchEvent(new CustomEvent('bytes', { detail: { key, type, data: '' } }));
    }
  }

  #build() {
    this.#zone = element('div', 'mp-drop-zone mp-media-zone');
    const words = element('div', 'mp-drop-words');
    words.append(element('strong'), element('span', 'mp-muted'));
    this.#input = Object.assign(element('input'), { type: 'file', accept: ACCEPT[this.#kind], hidden: true });
    this.#input.addEventListener('change', () => { this.#take(this.#input.files[0]); this.#input.value = ''; });
    const choose = element('vaadin-button', 'mp-media-choose');
    choose.addEventListener('click', () => this.#input.click());
    const row = element('div', 'mp-row');
    row.append(choose);
    if (this.#kind === 'sound' && navigator.mediaDevices?.getUserMedia && window.MediaRecorder) {
      const record = element('vaadin-button', 'mp-media-record');
      record.addEventListener('click', () => this.#record());
      row.append(record);
    }
    this.#zone.append(words, row, this.#input);
    this.#preview = element('div', 'mp-media-preview');
    this.#fault = element('p', 'mp-media-fault');
    this.#fault.setAttribute('role', 'alert');
    this.append(this.#zone, this.#preview, this.#fault);
    this.addEventListener('dragover', event => { event.preventDefault(); this.#zone.toggleAttribute('dragover', true); });
    this.addEventListener('dragleave', event => { if (!this.contains(event.relatedTarget)) this.#zone.removeAttribute('dragover'); });
    this.addEventListener('drop', event => {
      event.preventDefault();
      this.#zone.removeAttribute('dragover');
      this.#take(event.dataTransfer.files[0]);
    });
  }

  async #take(file) {
    if (!file) return;
    if (file.size > this.#limit) { this.#refuse(fill(this.#texts.tooLarge, { name: file.name, size: size(file.size), limit: size(this.#limit) })); return; }
    const type = await kindOf(file);
    if (!type?.startsWith(this.#kind === 'picture' ? 'image/' : 'audio/')) { this.#refuse(fill(this.#texts.otherKind, { name: file.name })); return; }
    this.#refuse('');
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#file = file; this.#type = type; this.#url = URL.createObjectURL(file);
    this.#show();
    this.dispatchEvent(new CustomEvent('chosen', { detail: { name: file.name, size: file.size } }));
  }

  #refuse(why) { this.#fault.textContent = why ?? ''; }

  #show() {
    const name = this.#file.name || 'clipboard';
    let media;
    if (this.#kind === 'picture') {
      media = Object.assign(new Image(), { src: this.#url, alt: fill(this.#texts.preview, { name }) });
    } else {
      media = Object.assign(element('audio'), { controls: true, src: this.#url, preload: 'metadata' });
      media.setAttribute('aria-label', fill(this.#texts.preview, { name }));
    }
    const remove = element('vaadin-button', 'mp-icon-button');
    remove.setAttribute('theme', 'tertiary');
    remove.setAttribute('aria-label', fill(this.#texts.remove, { name }));
    remove.innerHTML = `<span class="mp-drawing mp-icon">${ICONS.cross}</span>`;
    remove.addEventListener('click', () => this.#remove());
    const line = element('div', 'mp-media-line');
    line.append(element('span', 'mp-media-name', name), element('span', 'mp-muted', size(this.#file.size)), remove);
    this.#preview.replaceChildren(media, line);
    this.toggleAttribute('filled', true);
    this.#paint();
  }

  #remove() {
    URL.revokeObjectURL(this.#url);
    this.#file = this.#url = undefined;
    this.#preview.replaceChildren();
    this.removeAttribute('filled');
    this.#paint();
    this.#zone.querySelector('vaadin-button').focus();
    this.dispatchEvent(new CustomEvent('removed'));
  }

  /* From the microphone into a WAV file of 16,000 samples a second. */
  async #record() {
    if (this.#recorder) { this.#recorder.stop(); return; }
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      this.#refuse(this.#texts.noMicrophone);
      return;
    }
    const parts = [];
    this.#recorder = new MediaRecorder(stream);
    this.#recorder.ondataavailable = event => parts.push(event.data);
    this.#recorder.onstop = async () => {
      stream.getTracks().forEach(track => track.stop());
      this.#recorder = undefined;
      this.#paint();
      const context = new OfflineAudioContext(1, 1, 16_000);
      const heard = await context.decodeAudioData(await new Blob(parts).arrayBuffer()).catch(() => undefined);
      if (!heard) { this.#refuse(this.#texts.noMicrophone); return; }
      const samples = new Float32Array(heard.length);
      for (let c = 0; c < heard.numberOfChannels; c++) heard.getChannelData(c).forEach((s, i) => { samples[i] += s / heard.numberOfChannels; });
      this.#take(wav(samples, heard.sampleRate));
    };
    this.#recorder.start();
    this.#paint();
  }

  #paint() {
    if (!this.#zone) return;
    const texts = this.#texts;
    const [title, formats] = this.#zone.querySelector('.mp-drop-words').children;
    title.textContent = this.hasAttribute('filled') ? '' : texts.here ?? '';
    formats.textContent = fill(texts.formats, { limit: size(this.#limit) });
    this.#zone.querySelector('.mp-media-choose').textContent = (this.hasAttribute('filled') ? texts.another : texts.choose) ?? '';
    const record = this.#zone.querySelector('.mp-media-record');
    if (record) record.textContent = (this.#recorder ? texts.stop : texts.record) ?? '';
  }
}
customElements.define('mp-media', MpMedia);
