/* Answers that are drawn on what was asked: the boxes of a picture, the speech of a recording. The picture or recording is the one
   that media.js handed over under the same key; the list beside it comes from the page's server and works without the drawing. */

const SVG = 'http://www.w3.org/2000/svg';
const asked = (window.modelportAsked ??= new Map());

const shape = (tag, attributes, ...children) => {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
};

/* What both have: a place to draw in, marks that belong to rows of a list, and light on both when either has the pointer or the focus. */
class Drawn extends HTMLElement {
  #marks = [];

  connectedCallback() {
    if (Object.hasOwn(this, 'marks')) { const early = this.marks; delete this.marks; this.#marks = early; }
    if (!this.lights) {
      this.lights = true;
      const on = event => this.#light(event.target.closest?.('[data-mark]')?.dataset.mark);
      this.addEventListener('mouseover', on);
      this.addEventListener('focusin', on);
      this.addEventListener('mouseleave', () => this.#light());
      this.addEventListener('focusout', () => this.#light());
    }
    setTimeout(() => this.#draw());
  }

  set marks(value) { this.#marks = value; if (this.isConnected) setTimeout(() => this.#draw()); }
  get marks() { return this.#marks; }
  get place() { return this.querySelector('.mp-drawn-place'); }

  #draw() {
    const source = asked.get(this.getAttribute('key'));
    if (!this.place || !this.isConnected || this.place.childElementCount) return;
    this.toggleAttribute('blank', !source);
    if (source) this.draw(source);
  }

  #light(mark) {
    this.querySelectorAll('[data-mark]').forEach(each => each.toggleAttribute('lit', each.dataset.mark === mark));
  }
}

/* <mp-picture key>: boxes or outlines with their numbers over the picture. */
class MpPicture extends Drawn {
  #resize;

  disconnectedCallback() { this.#resize?.disconnect(); }

  draw({ url }) {
    const picture = Object.assign(new Image(), { src: url, alt: this.getAttribute('label') ?? '' });
    picture.addEventListener('load', () => {
      const { naturalWidth: width, naturalHeight: height } = picture;
      const over = shape('svg', { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' }, ...this.marks.map(mark => this.#outline(mark)));
      this.place.append(over);
      this.#resize = new ResizeObserver(() => this.#write(over, width, height, width / (picture.clientWidth || width)));
      this.#resize.observe(picture);
    }, { once: true });
    this.place.replaceChildren(picture);
  }

  #outline(mark) {
    const points = mark.polygon ?? [[mark.x, mark.y], [mark.x + mark.width, mark.y], [mark.x + mark.width, mark.y + mark.height], [mark.x, mark.y + mark.height]];
    return shape('g', { 'data-mark': mark.id, class: `mp-mark-shape mp-tone-${mark.tone}` },
      shape('polygon', { points: points.map(p => p.join()).join(' ') }));
  }

  /* The captions have the size of text, however large the picture is shown. */
  #write(over, width, height, scale) {
    const high = 16 * scale, gap = 4 * scale;
    over.style.setProperty('--mp-scale', scale);
    this.marks.forEach((mark, i) => {
      const group = over.children[i];
      group.querySelectorAll('.mp-mark-tag, text').forEach(each => each.remove());
      const text = shape('text', { 'font-size': 11 * scale }, mark.text);
      group.append(text);
      const wide = text.getBBox().width + 2 * gap;
      const x = Math.max(0, Math.min(mark.x, width - wide));
      const y = mark.y >= high ? mark.y - high : Math.min(mark.y, height - high);
      text.setAttribute('x', x + gap);
      text.setAttribute('y', y + 12 * scale);
      text.before(shape('rect', { class: 'mp-mark-tag', x, y, width: wide, height: high, rx: 3 * scale }));
    });
  }
}
customElements.define('mp-picture', MpPicture);

/* The loudest and the quietest sample of each of so many slices of a WAV file, from all channels; nothing if it is written otherwise. */
function peaksOf(buffer, slices) {
  const view = new DataView(buffer);
  const word = at => String.fromCharCode(...new Uint8Array(buffer, at, 4));
  let format, data;
  for (let at = 12; at + 8 <= view.byteLength; at += 8 + view.getUint32(at + 4, true) + view.getUint32(at + 4, true) % 2) {
    const name = word(at), from = at + 8;
    if (name === 'fmt ') format = { code: view.getUint16(from, true), channels: view.getUint16(from + 2, true), rate: view.getUint32(from + 4, true), bits: view.getUint16(from + 14, true) };
    if (name === 'fmt ' && format.code === 0xfffe) format.code = view.getUint16(from + 24, true);
    if (name === 'data') { data = { from, size: Math.min(view.getUint32(at + 4, true), view.byteLength - from) }; break; }
  }
  const read = format && {
    '1-8': at => (view.getUint8(at) - 128) / 128, '1-16': at => view.getInt16(at, true) / 32768,
    '1-24': at => (view.getUint8(at) | view.getUint8(at + 1) << 8 | view.getInt8(at + 2) << 16) / 8388608,
    '1-32': at => view.getInt32(at, true) / 2147483648, '3-32': at => view.getFloat32(at, true), '3-64': at => view.getFloat64(at, true),
  }[`${format.code}-${format.bits}`];
  if (!read || !data || !format.channels || !format.rate) return undefined;
  const step = format.bits / 8, count = Math.floor(data.size / step), peaks = [];
  const stride = Math.max(1, Math.floor(count / slices / 200));
  for (let s = 0; s < slices; s++) {
    let low = 0, high = 0;
    for (let i = Math.floor(s * count / slices); i < Math.floor((s + 1) * count / slices); i += stride) {
      const value = read(data.from + i * step);
      if (value < low) low = value;
      if (value > high) high = value;
    }
    peaks.push([low, high]);
  }
  return { peaks, seconds: count / format.channels / format.rate };
}

/* <mp-sound key>: the wave with the speech on it; a click or a row of the list plays from there. */
class MpSound extends Drawn {
  #player; #head; #seconds = 0; #until;

  async draw({ file, url }) {
    const slices = 400, wave = peaksOf(await file.arrayBuffer(), slices);
    if (!this.isConnected || this.place.childElementCount) return;
    this.#player = Object.assign(document.createElement('audio'), { controls: true, src: url, preload: 'metadata' });
    this.#player.setAttribute('aria-label', this.getAttribute('label') ?? '');
    this.#player.addEventListener('timeupdate', () => this.#follow());
    this.#player.addEventListener('pause', () => { this.#until = undefined; });
    const pieces = [];
    if (wave) {
      this.#seconds = wave.seconds;
      const top = Math.max(0.05, ...wave.peaks.flat().map(Math.abs));
      const line = wave.peaks.map(([low, high], i) => `M${i + 0.5} ${(30 - 28 * high / top).toFixed(1)}V${(30.5 - 28 * low / top).toFixed(1)}`).join('');
      const said = this.marks.map(mark => shape('rect', {
        'data-mark': mark.id, class: 'mp-speech-span', x: slices * mark.start / wave.seconds, width: Math.max(1, slices * (mark.end - mark.start) / wave.seconds), y: 0, height: 60,
      }));
      this.#head = shape('line', { class: 'mp-head', x1: 0, x2: 0, y1: 0, y2: 60 });
      const drawing = shape('svg', { viewBox: `0 0 ${slices} 60`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
        ...said, shape('path', { class: 'mp-wave', d: line }), this.#head);
      drawing.addEventListener('click', event => {
        const box = drawing.getBoundingClientRect();
        this.#play((event.clientX - box.left) / box.width * wave.seconds);
      });
      const scale = document.createElement('div');
      scale.className = 'mp-wave-scale mp-muted mp-small';
      [0, 0.25, 0.5, 0.75, 1].forEach(part => scale.append(Object.assign(document.createElement('span'), { textContent: `${(part * wave.seconds).toFixed(1)}\u00a0s` })));
      pieces.push(drawing, scale);
    }
    this.place.replaceChildren(...pieces, this.#player);
    this.addEventListener('click', event => {
      const row = event.target.closest('[data-start]');
      if (row) this.#play(Number(row.dataset.start), Number(row.dataset.end));
    });
  }

  #play(from, until) {
    this.#player.currentTime = from;
    this.#player.play().catch(() => undefined);
    this.#until = until;
  }

  #follow() {
    const now = this.#player.currentTime;
    if (this.#until !== undefined && now >= this.#until) this.#player.pause();
    const x = 400 * now / (this.#seconds || 1);
    this.#head?.setAttribute('x1', x);
    this.#head?.setAttribute('x2', x);
  }
}
customElements.define('mp-sound', MpSound);
