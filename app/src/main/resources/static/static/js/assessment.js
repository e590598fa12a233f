// Assessment: every answer is saved at once; what cannot be saved now is kept on this machine and sent later.
(() => {
  document.documentElement.classList.add('scripted');
  const sheet = document.getElementById('asm');
  const rows = () => [...document.querySelectorAll('.req')];
  const csrf = document.querySelector('meta[name=csrf]').content;
  const keptBar = document.getElementById('kept');
  const saved = document.getElementById('saved');
  const store = 'khien.kept.' + sheet.dataset.base;
  const read = () => JSON.parse(localStorage.getItem(store) || '{}');
  const keep = (kept) => { localStorage.setItem(store, JSON.stringify(kept)); sheet.dataset.kept = Object.keys(kept).length; };
  const write = (kept) => { keep(kept); showKept(); };
  const undo = [];
  let sessionOver = false;
  let sending = Promise.resolve();

  const showKept = () => {
    const count = Object.keys(read()).length;
    keptBar.hidden = count === 0;
    const text = keptBar.dataset.text.replace('{0}', count) + (sessionOver ? ' ' + keptBar.dataset.session : '');
    const place = keptBar.firstElementChild;
    place.textContent = text;
    if (sessionOver) {
      const link = document.createElement('a');
      link.href = '/sign-in';
      link.target = '_blank';
      link.textContent = ' →';
      place.append(link);
    }
  };

  const rowOf = (code) => document.getElementById('r-' + code);
  const message = (row, text) => { row.querySelector('.row-message').textContent = text; };
  const check = (row, value) => row.querySelectorAll('input[name=value]').forEach((radio) => { radio.checked = radio.value === value; });

  const stand = (row, given) => {
    row.dataset.value = given.value;
    row.elements.was.value = given.value;
    document.querySelectorAll(`[data-seen="${row.dataset.code}"]`).forEach((seen) => { seen.value = row.dataset.code + '=' + given.value; });
    if (given.note !== null) {
      row.elements.noteWas.value = given.note;
      if (given.note) row.querySelector('.note-box summary').textContent = given.note;
    }
    message(row, '');
  };

  const conflict = (row, given, other) => {
    message(row, other.message);
    const button = (text, act) => {
      const one = document.createElement('button');
      one.type = 'button';
      one.className = 'btn s';
      one.textContent = text;
      one.addEventListener('click', act);
      row.querySelector('.row-message').append(one);
    };
    button(sheet.dataset.conflictTheirs, () => { check(row, other.value); row.elements.note.value = other.note; stand(row, { value: other.value, note: other.note }); });
    button(sheet.dataset.conflictMine, () => { row.elements.noteWas.value = other.note; save(row, { ...given, was: other.value, noteWas: other.note }); });
  };

  // The counts of groups and filters follow once the hands rest.
  const RESTED_MS = 1000;
  let counting;
  const countAnew = async () => {
    let page;
    try {
      page = await fetch(location.href);
    } catch (gone) {
      return;
    }
    if (!page.ok || page.redirected) return;
    const fresh = new DOMParser().parseFromString(await page.text(), 'text/html');
    ['.toc', '.filters .seg'].forEach((place) => {
      const shown = document.querySelector(place);
      if (!shown.contains(document.activeElement)) shown.replaceChildren(...fresh.querySelector(place).childNodes);
    });
  };
  const countSoon = () => { clearTimeout(counting); counting = setTimeout(countAnew, RESTED_MS); };

  // One attempt; answers whether the server took a decision on it.
  const send = async (code, given) => {
    const body = new URLSearchParams({ value: given.value, was: given.was, _csrf: csrf });
    if (given.note !== null) { body.set('note', given.note); body.set('noteWas', given.noteWas || ''); }
    let response;
    try {
      response = await fetch(sheet.dataset.base + '/answers/' + code, { method: 'POST', body, headers: { 'X-Khien': 'fetch' }, redirect: 'manual' });
    } catch (gone) {
      return false;
    }
    const type = response.headers.get('Content-Type') || '';
    sessionOver = response.type === 'opaqueredirect' || response.status === 401 || response.status === 403 || (response.status === 404 && !type.includes('json'));
    if (sessionOver || response.status >= 500 || response.status === 429) return false;
    const row = rowOf(code);
    const answer = type.includes('json') ? await response.json() : {};
    if (response.ok) {
      saved.hidden = false;
      saved.lastElementChild.textContent = sheet.dataset.saved.replace('{0}', answer.at);
      if (row) { stand(row, given); row.querySelector('.carried')?.remove(); }
      countSoon();
    } else if (response.status === 409 && row) {
      conflict(row, given, answer);
    } else if (row) {
      message(row, answer.message || '');
    }
    return true;
  };

  const attempt = async (code) => {
    const kept = read();
    const given = kept[code];
    if (!given) return true;
    const decided = await send(code, given);
    if (decided) {
      const now = read();
      if (now[code] && now[code].stamp === given.stamp) { delete now[code]; write(now); }
    } else {
      showKept();
    }
    return decided;
  };

  const save = (row, given) => {
    const kept = read();
    const code = row.dataset.code;
    const before = kept[code];
    kept[code] = { ...given, was: before ? before.was : given.was, stamp: Date.now() + Math.random() };
    keep(kept);
    row.dataset.value = given.value;
    sending = sending.then(() => attempt(code));
  };

  const drain = async () => {
    for (const code of Object.keys(read())) {
      if (!await attempt(code)) return;
    }
  };
  setInterval(() => { if (Object.keys(read()).length) sending = sending.then(drain); }, 2000);
  window.addEventListener('online', () => { sending = sending.then(drain); });

  const given = (row, value) => {
    const note = row.elements.note.value;
    const changed = note !== row.elements.noteWas.value;
    return { value, was: row.elements.was.value, note: changed ? note : null, noteWas: row.elements.noteWas.value };
  };
  const needsReason = (value) => value === 'partly' || value === 'not_applicable';

  const answer = (row, value) => {
    check(row, value);
    if (needsReason(value) && !row.elements.note.value.trim()) {
      message(row, sheet.dataset.reason);
      row.querySelector('.note-box').open = true;
      row.elements.note.focus();
      return false;
    }
    undo.push({ code: row.dataset.code, value: row.dataset.value });
    save(row, given(row, value));
    return true;
  };

  const chosen = (row) => (row.querySelector('input[name=value]:checked') || { value: '' }).value;
  document.querySelectorAll('.req').forEach((row) => {
    row.addEventListener('change', (event) => {
      if (event.target.name === 'value') answer(row, event.target.value);
      if (event.target.name === 'note' && chosen(row)) {
        if (!needsReason(chosen(row)) || event.target.value.trim()) save(row, given(row, chosen(row)));
      }
    });
    row.addEventListener('submit', (event) => { event.preventDefault(); if (chosen(row)) answer(row, chosen(row)); });
  });

  const keys = document.getElementById('keys');
  keys.checked = localStorage.getItem('khien.keys') !== 'off';
  keys.addEventListener('change', () => localStorage.setItem('khien.keys', keys.checked ? 'on' : 'off'));
  const current = () => rows().find((row) => row.classList.contains('on')) || rows()[0];
  const go = (row) => {
    if (!row) return;
    const radios = [...row.querySelectorAll('input[name=value]')];
    (radios.find((radio) => radio.checked) || radios[0]).focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  };
  const step = (by) => { const all = rows(); go(all[Math.min(all.length - 1, Math.max(0, all.indexOf(current()) + by))]); };
  const values = ['met', 'partly', 'not_met', 'not_applicable'];

  document.addEventListener('keydown', (event) => {
    if (!keys.checked || sheet.dataset.may !== 'true' || event.altKey || event.metaKey) return;
    const typing = event.target.matches('textarea, input:not([type=radio]):not([type=checkbox]), select');
    if (event.ctrlKey) {
      if (event.key === 'z' && !typing && undo.length) {
        event.preventDefault();
        const last = undo.pop();
        const row = rowOf(last.code);
        if (row) { check(row, last.value); save(row, { value: last.value, was: row.elements.was.value, note: null }); go(row); }
      }
      return;
    }
    if (typing) {
      if (event.key === 'Escape') go(event.target.closest('.req') || current());
      return;
    }
    const inList = event.target === document.body || event.target.closest('#list');
    if (!inList) return;
    const row = current();
    const acts = {
      j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
      n: () => { row.querySelector('.note-box').open = true; row.elements.note.focus(); },
      e: () => addEvidence(row),
      f: () => { const all = [...document.querySelectorAll('[data-filter]')]; const at = all.findIndex((one) => one.hasAttribute('aria-current')); all[(at + 1) % all.length].click(); },
      Enter: () => row.querySelector('.code a').click(),
      '?': () => document.getElementById('help').showModal(),
    };
    const act = /^[1-4]$/.test(event.key) ? () => { if (answer(row, values[event.key - 1])) step(1); } : acts[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  // The detail and its evidence are of the row in hand: a file that is pasted or added by key belongs to that one. What
  // was typed into the detail is not thrown away by moving on.
  const aside = document.getElementById('aside');
  const beside = window.matchMedia('(min-width: 1101px)');
  const shows = (row) => !row || aside.dataset.code === row.dataset.code;
  const touched = () => aside.contains(document.activeElement)
    || [...aside.querySelectorAll('.drop input')].some((one) => one.value !== one.defaultValue);
  const dress = () => {
    const drop = document.getElementById('drop');
    if (!drop) return;
    ['dragover', 'dragleave', 'drop'].forEach((name) => drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.toggle('over', name === 'dragover'); }));
    drop.addEventListener('drop', (event) => { drop.elements.file.files = event.dataTransfer.files; drop.requestSubmit(); });
  };
  const showDetail = async (row) => {
    if (shows(row)) return true;
    if (touched()) return false;
    // An answer may just have taken the row out of what the filter shows.
    const address = new URL(row.querySelector('.code a').href);
    address.searchParams.delete('filter');
    let page;
    try {
      page = await fetch(address);
    } catch (gone) {
      return false;
    }
    if (!page.ok || page.redirected) return false;
    const fresh = new DOMParser().parseFromString(await page.text(), 'text/html').getElementById('aside');
    if (touched() || row !== current() || fresh.dataset.code !== row.dataset.code) return false;
    aside.replaceChildren(...fresh.childNodes);
    aside.dataset.code = fresh.dataset.code;
    dress();
    aside.dispatchEvent(new Event('khien:drawn', { bubbles: true }));
    return true;
  };
  let following;
  const follow = (row) => {
    rows().forEach((one) => one.classList.toggle('on', one === row));
    clearTimeout(following);
    if (beside.matches) following = setTimeout(() => showDetail(row), RESTED_MS / 4);
  };
  const isReady = async (row) => {
    const ready = await showDetail(row);
    if (row) message(row, ready ? '' : sheet.dataset.notAdded);
    return ready;
  };
  const addEvidence = async (row) => {
    if (!await isReady(row)) return;
    const file = document.getElementById('evidence');
    if (file) file.focus();
  };
  const paste = async (row, files) => {
    if (!await isReady(row)) return;
    const drop = document.getElementById('drop');
    if (!drop) return;
    const carried = new DataTransfer();
    files.forEach((one) => carried.items.add(one));
    drop.elements.file.files = carried.files;
    drop.requestSubmit();
  };
  dress();
  document.getElementById('list').addEventListener('focusin', (event) => {
    const row = event.target.closest('.req');
    if (row) follow(row);
  });
  document.addEventListener('paste', (event) => {
    if (event.clipboardData.files.length) paste(aside.contains(event.target) ? null : current(), [...event.clipboardData.files]);
  });

  // What was kept from an earlier visit is shown as chosen, and sent.
  Object.entries(read()).forEach(([code, kept]) => { const row = rowOf(code); if (row) { check(row, kept.value); if (kept.note !== null) row.elements.note.value = kept.note; } });
  showKept();
  sending = sending.then(drain);
})();
