// A phone: one person's chat with the bot, or the group.
import { el, hue, initial } from './dom.js';
import { Bubble } from './bubble.js';

export class Phone {
  // app gives words, cast, act() and keeps which phone is whose; name is a person or "group".
  constructor(app, slot, name) {
    this.app = app;
    this.slot = slot;
    this.bubbles = new Map();
    this.lastToast = -1;
    this.target = null; // the message being answered or edited
    this.build();
    this.show(name);
  }

  get isGroup() { return this.name === 'group'; }

  // speaker is who acts on this phone.
  get speaker() { return this.isGroup ? this.select.value : this.name; }

  build() {
    const w = this.app.words;
    const id = `whose-${this.slot}`;
    this.avatar = el('span', { class: 'avatar', 'aria-hidden': 'true' });
    this.select = el('select', { id, onchange: () => this.app.choose(this, this.select.value) });
    this.role = el('p', { class: 'role' });
    this.label = el('label', { class: this.slot === 'group' ? '' : 'unseen', for: id });
    this.more = el('details', { class: 'more' });
    this.title = el('b');
    const who = this.slot === 'group'
      ? el('div', { class: 'who' }, this.title, el('div', {}, this.label, ' ', this.select))
      : el('div', { class: 'who' }, this.label, this.select, this.role);
    this.head = el('header', { class: 'phone-head' }, this.avatar, who, this.more);
    this.chat = el('div', { class: 'chat', role: 'log', tabindex: '0', onscroll: () => this.scrolled() });
    this.atEnd = true;
    this.flash = el('p', { class: 'flash', role: 'status', hidden: '' });
    this.bar = el('div', { class: 'bar', hidden: '' });
    this.input = el('textarea', { rows: '1', maxlength: '4096', onkeydown: e => this.key(e), oninput: () => this.grow() });
    this.attach = el('details', { class: 'attach' });
    this.picker = el('input', { type: 'file', hidden: '', onchange: () => this.sendFile() });
    this.sendButton = el('button', { class: 'send', type: 'submit' }, '➤');
    this.form = el('form', { class: 'composer', onsubmit: e => { e.preventDefault(); this.send(); } },
      this.attach, this.picker, this.input, this.sendButton);
    this.node = el('section', { class: 'phone', 'data-slot': this.slot }, this.head, this.chat, this.flash, this.bar, this.form);
    this.translate(w);
  }

  // translate puts the page's own words in.
  translate(w) {
    this.label.textContent = this.slot === 'group' ? w.speaks : w.whose;
    this.input.placeholder = w.type;
    this.input.setAttribute('aria-label', w.type);
    this.sendButton.setAttribute('aria-label', w.send);
    this.picker.setAttribute('aria-label', w.choose);
    const close = d => { d.open = false; };
    this.attach.replaceChildren(
      el('summary', { 'aria-label': w.attach, title: w.attach }, '📎'),
      el('div', { class: 'pop' },
        el('button', { type: 'button', onclick: () => { close(this.attach); this.photo(''); } }, w.sample),
        el('button', { type: 'button', onclick: () => { close(this.attach); this.picker.click(); } }, w.choose)));
    this.more.replaceChildren(el('summary', { 'aria-label': w.more, title: w.more }, '⋮'), this.pop = el('div', { class: 'pop' }));
    this.bubbles.forEach(b => b.forget());
  }

  show(name) {
    this.name = name;
    this.bubbles.clear();
    this.chat.replaceChildren();
    this.lastToast = -1;
    this.clearTarget();
    this.node.dataset.name = name;
  }

  // update draws what the chat shows now.
  update(chat, fresh) {
    const w = this.app.words;
    this.names();
    if (!chat) return;
    const person = this.app.person(this.name);
    this.avatar.textContent = this.isGroup ? '👥' : initial(this.name);
    this.avatar.style.setProperty('--hue', hue(this.name));
    this.title.textContent = chat.title;
    this.role.textContent = this.describe(person);
    this.node.setAttribute('aria-label', this.isGroup ? w.group : this.app.call(this.name));
    this.menu(chat.menu || []);
    this.draw(chat.messages, fresh);
    this.toast(chat.toast, fresh);
  }

  describe(p) {
    const w = this.app.words;
    if (!p) return w.stranger;
    return [w.roles[p.role], p.subject && w.subject(p.subject)].filter(Boolean).join(' · ');
  }

  // names fills the list of people; in the group it is who speaks.
  names() {
    const want = this.app.cast.map(p => p.name).concat(this.isGroup ? [] : ['stranger']);
    if (this.select.options.length !== want.length) {
      const keep = this.isGroup ? (this.select.value || 'Bảo') : this.name;
      this.select.replaceChildren(...want.map(n => el('option', { value: n }, this.app.call(n))));
      this.select.value = keep;
    }
    for (const o of this.select.options) o.textContent = this.app.call(o.value);
    if (!this.isGroup) this.select.value = this.name;
  }

  menu(commands) {
    const w = this.app.words;
    const run = what => { this.more.open = false; this.app.act({ ...what, who: this.speaker, group: this.isGroup }); };
    const items = commands.map(c => el('button', { type: 'button', onclick: () => run({ do: 'say', text: '/' + c.command }) },
      el('b', {}, '/' + c.command), ' ', c.description));
    if (!this.isGroup) {
      items.push(el('button', { type: 'button', onclick: () => run({ do: 'block' }) }, '🚫 ' + w.block),
        el('button', { type: 'button', onclick: () => run({ do: 'unblock' }) }, w.unblock));
    }
    this.more.hidden = items.length === 0;
    this.pop.replaceChildren(...items);
  }

  draw(messages, fresh) {
    const before = this.bubbles.size;
    const seen = new Set();
    let last = null, day = '', added = false;
    if (messages.length === 0) this.chat.replaceChildren(el('p', { class: 'quiet' }, this.app.words.quiet));
    else this.chat.querySelector('.quiet')?.remove();
    for (const m of messages) {
      seen.add(m.id);
      let b = this.bubbles.get(m.id);
      if (!b) {
        b = new Bubble(this, m.id);
        this.bubbles.set(m.id, b);
        added = true;
        if (before > 0 || fresh) b.node.classList.add('new');
      }
      b.update(m, messages);
      const d = m.at.slice(0, 10);
      b.day(d === day ? '' : d);
      day = d;
      if (last ? last.nextSibling !== b.node : this.chat.firstChild !== b.node) this.chat.insertBefore(b.node, last ? last.nextSibling : this.chat.firstChild);
      last = b.node;
    }
    for (const [id, b] of this.bubbles) if (!seen.has(id)) { b.node.remove(); this.bubbles.delete(id); }
    this.atEnd ||= added;
    this.settle();
  }

  // scrolled notes whether the newest is in view; content that grows below does not scroll, so it stays noted.
  scrolled() { this.atEnd = this.chat.scrollHeight - this.chat.scrollTop - this.chat.clientHeight < 60; }

  // settle keeps the newest in view, also once a picture has found its size.
  settle() { if (this.atEnd) this.chat.scrollTop = this.chat.scrollHeight; }

  toast(t, fresh) {
    if (!t) { this.lastToast = Math.max(this.lastToast, 0); return; }
    const news = fresh && this.lastToast >= 0 && t.n > this.lastToast;
    this.lastToast = t.n;
    if (!news) return;
    this.flash.textContent = t.text;
    this.flash.hidden = false;
    clearTimeout(this.flashing);
    this.flashing = setTimeout(() => { this.flash.hidden = true; }, 3500);
  }

  press(message, code) { return this.app.act({ do: 'press', who: this.speaker, group: this.isGroup, message, code }); }

  say(text, extra = {}) { return this.app.act({ do: 'say', who: this.speaker, group: this.isGroup, text, ...extra }); }

  async send() {
    const text = this.input.value.trim();
    if (!text) return;
    const t = this.target;
    this.input.value = '';
    this.grow();
    this.clearTarget();
    const ok = t && t.edit
      ? await this.app.act({ do: 'edit', who: this.speaker, group: this.isGroup, message: t.id, text })
      : await this.say(text, t ? { message: t.id } : {});
    if (!ok) this.input.value = text;
  }

  photo(data) {
    const text = this.input.value.trim();
    this.input.value = '';
    return this.app.act({ do: 'photo', who: this.speaker, group: this.isGroup, text, data });
  }

  async sendFile() {
    const f = this.picker.files[0];
    this.picker.value = '';
    if (!f) return;
    const bytes = new Uint8Array(await f.arrayBuffer());
    let raw = '';
    for (let i = 0; i < bytes.length; i += 32768) raw += String.fromCharCode(...bytes.subarray(i, i + 32768));
    const data = btoa(raw);
    if (/^image\/(jpeg|png)$/.test(f.type)) await this.photo(data);
    else await this.app.act({ do: 'file', who: this.speaker, group: this.isGroup, name: f.name, data, text: '' });
  }

  // aim sets the message that what is typed next answers or replaces.
  aim(m, edit) {
    const w = this.app.words;
    this.target = { id: m.id, edit };
    this.bar.replaceChildren(el('span', {}, el('b', {}, edit ? w.editing : w.replying), ' ', (m.text || w.photo).slice(0, 60)),
      el('button', { type: 'button', 'aria-label': w.cancel, onclick: () => this.clearTarget() }, '×'));
    this.bar.hidden = false;
    if (edit) this.input.value = m.text;
    this.input.focus();
    this.grow();
  }

  clearTarget() {
    if (this.target?.edit) this.input.value = '';
    this.target = null;
    this.bar.hidden = true;
  }

  key(e) {
    if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) { e.preventDefault(); this.send(); }
    if (e.key === 'Escape') this.clearTarget();
  }

  grow() {
    if (!this.input.value.trim()) this.input.value = '';
    this.input.style.height = 'auto';
    this.input.style.height = Math.min(this.input.scrollHeight, 120) + 'px';
  }
}

