// Work on site: what is recorded waits on this device until the server has taken it. Nothing is thrown away but what the
// server has, or what the inspector drops by hand.
(() => {
  const site = document.getElementById('site');
  const texts = site.dataset;
  const form = document.getElementById('finding');
  const FRESH = '/inspections/site/queue?fresh=1';
  let sending = false;
  let sessionOver = false;

  // The device's store: one object for each entry, photographs included.
  const database = new Promise((resolve, reject) => {
    const opening = indexedDB.open('khien-site', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('entries', { keyPath: 'clientId' });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const withStore = async (mode, act) => {
    const store = (await database).transaction('entries', mode).objectStore('entries');
    const asked = act(store);
    return new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  };
  const keep = (item) => withStore('readwrite', (store) => store.put(item));
  const drop = (clientId) => withStore('readwrite', (store) => store.delete(clientId));
  const own = async () => (await withStore('readonly', (store) => store.getAll()))
    .filter((item) => item.person === texts.person)
    .sort((one, other) => one.kept - other.kept);

  const newId = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };

  const element = (name, className, text) => {
    const one = document.createElement(name);
    one.className = className;
    one.textContent = text;
    return one;
  };
  const button = (text, act) => {
    const one = element('button', 'btn s', text);
    one.type = 'button';
    one.addEventListener('click', act);
    return one;
  };

  const download = (item) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(item.entry, null, 2)], { type: 'application/json' }));
    link.download = 'ghi-chep-' + item.clientId + '.json';
    link.click();
    item.photographs.forEach((photograph) => {
      link.href = URL.createObjectURL(photograph.file);
      link.download = photograph.file.name;
      link.click();
    });
  };

  const wait = async (item) => {
    await keep({ ...item, state: 'waiting', message: '' });
    await show();
    send();
  };
  const acts = (item) => {
    const row = element('div', 'row wrap', '');
    if (item.state === 'conflict') {
      row.append(button(texts.both, () => wait({ ...item, entry: { ...item.entry, both: true } })));
      row.append(button(texts.drop, () => drop(item.clientId).then(show)));
    }
    if (item.state === 'wrong' && form && texts.inspection === item.inspection) {
      row.append(button(texts.change, () => fill(item)));
    }
    if (item.state === 'late') row.append(button(texts.again, () => wait(item)));
    if (item.state === 'late' || item.state === 'wrong') row.append(button(texts.download, () => download(item)));
    return row;
  };

  const line = (item) => {
    const one = element('li', 'queued ' + item.state, '');
    const entry = item.entry;
    const what = entry.kind === 'check' ? texts.agreed : texts[entry.grade] + ': ' + entry.title;
    const where = [entry.system, entry.requirement].filter(Boolean).join(' ');
    one.append(element('b', '', [where, what].filter(Boolean).join(' · ')));
    if (item.message) {
      one.append(element('p', 'sm', item.message));
      if (item.state === 'conflict') one.append(element('p', 'sm', texts.mine + ' ' + what + '. ' + (entry.words || '')));
    } else {
      one.append(element('p', 'xs dim', texts.waiting));
    }
    one.append(acts(item));
    return one;
  };

  const show = async () => {
    const items = await own();
    document.getElementById('kept').hidden = items.length === 0;
    document.getElementById('kept-count').textContent = texts.count.replace('{0}', items.length);
    document.getElementById('kept-session').hidden = !sessionOver;
    document.getElementById('queue').replaceChildren(...items.map(line));
  };

  const told = (text) => {
    const bar = document.getElementById('sent');
    bar.hidden = false;
    bar.firstElementChild.textContent = text;
  };

  // A fresh token for sending; nothing without a network or a session.
  const token = async () => {
    const answer = await fetch(FRESH, { cache: 'no-store' });
    sessionOver = answer.redirected;
    if (!answer.ok || answer.redirected) return '';
    return new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('meta[name=csrf]').content;
  };

  const at = (item) => '/inspections/site/' + item.inspection + '/entries';

  // Answers whether all of the entry is with the server.
  const sendPhotographs = async (item, csrf) => {
    for (const photograph of item.photographs) {
      const body = new FormData();
      body.append('photograph', photograph.id);
      body.append('file', photograph.file, photograph.file.name);
      const answer = await fetch(at(item) + '/' + item.clientId + '/photographs',
        { method: 'POST', headers: { 'X-CSRF-TOKEN': csrf }, body });
      if (answer.status === 422) {
        await keep({ ...item, state: 'wrong', message: (await answer.json()).message, taken: true });
        return false;
      }
      if (!answer.ok) return false;
      if ((await answer.json()).hadLocation) told(texts.location);
    }
    return true;
  };

  const settle = async (item, answer, csrf) => {
    if (answer.ok) {
      const { number } = await answer.json();
      if (number === 0 || await sendPhotographs(item, csrf)) {
        await drop(item.clientId);
        if (number > 0) told(texts.sent.replace('{0}', String(number).padStart(2, '0')));
        mark(item.entry);
      }
      return true;
    }
    const state = { 409: 'conflict', 410: 'late', 422: 'wrong' }[answer.status];
    if (!state) return false;
    await keep({ ...item, state, message: (await answer.json()).message });
    return true;
  };

  // One after the other, in the order in which they were recorded; stops where the network or the session ends.
  const send = async () => {
    if (sending) return;
    sending = true;
    try {
      const waiting = (await own()).filter((item) => item.state === 'waiting');
      const csrf = waiting.length > 0 ? await token() : '';
      for (const item of csrf ? waiting : []) {
        const answer = await fetch(at(item), {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': csrf },
          body: JSON.stringify({ entry: item.entry, sentAt: new Date().toISOString() }),
        });
        if (answer.redirected || !(await settle(item, answer, csrf))) break;
      }
    } catch (away) {
      // Without a network everything stays where it is.
    }
    sending = false;
    await show();
  };

  const record = async (entry, photographs) => {
    await keep({
      clientId: entry.clientId,
      inspection: texts.inspection,
      person: texts.person,
      kept: Date.now(),
      state: 'waiting',
      message: '',
      entry: { ...entry, deviceAt: new Date().toISOString() },
      photographs,
    });
    await show();
    send();
  };

  const rowOf = (entry) => document.getElementById('c-' + entry.system + '-' + entry.requirement);
  const mark = (entry) => {
    const row = rowOf(entry);
    if (row && entry.kind === 'check') row.querySelector('.agreed').hidden = false;
  };

  const fill = (item) => {
    const entry = item.entry;
    form.elements.clientId.value = item.clientId;
    const answer = entry.system ? entry.system + '|' + entry.requirement : '';
    if (![...form.elements.answer.options].some((one) => one.value === answer)) {
      form.elements.answer.append(new Option(answer.replace('|', ' '), answer));
    }
    form.elements.answer.value = answer;
    ['title', 'words', 'document', 'article', 'dueOn'].forEach((name) => { form.elements[name].value = entry[name]; });
    form.elements.grade.value = entry.grade;
    form.elements.title.focus();
  };

  if (form) {
    form.elements.clientId.value = newId();
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const [system, requirement] = form.elements.answer.value.split('|');
      const row = rowOf({ system, requirement });
      const text = (name) => form.elements[name].value;
      const clientId = text('clientId');
      const before = (await own()).find((item) => item.clientId === clientId);
      const chosen = [...form.elements.photograph.files].map((file) => ({ id: newId(), file }));
      await record({
        clientId, kind: 'finding', system: system || '', requirement: requirement || '', grade: text('grade'),
        title: text('title'), words: text('words'), document: text('document'), article: text('article'),
        dueOn: text('dueOn'), seen: row ? row.dataset.seen : '', both: false,
      }, chosen.length > 0 || !before ? chosen : before.taken ? [] : before.photographs);
      form.reset();
      form.elements.clientId.value = newId();
    });
    document.querySelectorAll('.scripted').forEach((one) => { one.hidden = false; });
    document.querySelectorAll('.claim').forEach((row) => {
      const { system, requirement, seen } = row.dataset;
      row.querySelector('.agree').addEventListener('click', () => record(
        { clientId: newId(), kind: 'check', system, requirement, seen, both: false }, []));
      row.querySelector('.find-here').addEventListener('click', () => {
        form.elements.answer.value = system + '|' + requirement;
        form.elements.title.focus();
      });
    });
  }

  // The page and what it is made of are kept, so that a reload without a network opens it again.
  const ready = async () => {
    if (!('serviceWorker' in navigator)) return;
    await navigator.serviceWorker.register('/inspections/site/worker.js');
    await navigator.serviceWorker.ready;
    const parts = [...document.querySelectorAll('link[rel=stylesheet], link[rel=preload], script[src]')]
      .map((one) => one.href || one.src);
    const cache = await caches.open('khien-site');
    await cache.addAll([location.pathname + location.search, ...parts]);
    // One after the other: the network on site is weak. What is kept already is renewed when it is opened.
    for (const link of document.querySelectorAll('#apart a')) {
      if (!(await cache.match(link.href, { ignoreVary: true }))) await cache.add(link.href);
    }
    const chip = document.getElementById('reload-safe');
    if (chip) chip.hidden = false;
  };

  show().then(send);
  window.addEventListener('online', send);
  setInterval(() => { if (document.visibilityState === 'visible') send(); }, 20000);
  ready().catch(() => {});
})();
