// What every page adds when scripts run. All pages work without it.
(() => {
  const csrf = document.querySelector('meta[name=csrf]').content;
  document.addEventListener('htmx:configRequest', (event) => {
    event.detail.headers['X-CSRF-TOKEN'] = csrf;
  });

  // A form that was sent is not sent again by a second click.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (form.method === 'post' && !form.hasAttribute('hx-post')) {
      form.dataset.sent = 'yes';
      setTimeout(() => delete form.dataset.sent, 8000);
    }
  });
  window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent));

  const typing = (element) => element.matches('input, textarea, select, [contenteditable]');
  document.addEventListener('keydown', (event) => {
    const find = document.getElementById('find');
    const opens = (event.key === '/' && !typing(event.target)) || (event.key === 'k' && (event.ctrlKey || event.metaKey));
    if (find && opens) {
      event.preventDefault();
      find.focus();
    }
  });

  // What the search finds is walked through with the arrow keys.
  const found = document.getElementById('found');
  if (found) {
    const find = document.getElementById('find');
    find.form.addEventListener('keydown', (event) => {
      const steps = [find, ...found.querySelectorAll('a')];
      const here = steps.indexOf(document.activeElement);
      const to = {ArrowDown: here + 1, ArrowUp: here - 1}[event.key];
      if (to !== undefined && steps[to]) {
        event.preventDefault();
        steps[to].focus();
      }
      if (event.key === 'Escape') {
        found.replaceChildren();
        find.focus();
      }
    });
    document.addEventListener('click', (event) => {
      if (!find.form.contains(event.target)) {
        found.replaceChildren();
      }
    });
  }

  // Tabs scroll sideways where they do not fit; the present one comes into view.
  document.querySelectorAll('.tabs [aria-current]').forEach((tab) => {
    const tabs = tab.closest('.tabs');
    tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - tab.offsetWidth) / 2;
  });

  // The browser words its file fields in its own language: the page's words stand in front of them, and the field
  // itself stays behind, to be focused and filled.
  const wordFileField = (input) => {
    const choose = document.createElement('label');
    choose.className = 'btn s choose-file';
    choose.htmlFor = input.id;
    choose.textContent = document.body.dataset.chooseFile;
    const chosen = document.createElement('span');
    chosen.className = 'sm muted words';
    const show = () => {
      chosen.textContent = [...input.files].map((file) => file.name).join(', ') || document.body.dataset.noFile;
    };
    input.classList.replace('in', 'vh');
    input.after(choose, ' ', chosen);
    input.addEventListener('change', show);
    input.form?.addEventListener('reset', () => setTimeout(show));
    show();
  };
  const wordFileFields = (place) => place.querySelectorAll('input[type=file]').forEach(wordFileField);
  wordFileFields(document);
  document.addEventListener('khien:drawn', (event) => wordFileFields(event.target));

  const offline = document.getElementById('offline');
  const network = () => { offline.hidden = navigator.onLine; };
  window.addEventListener('online', network);
  window.addEventListener('offline', network);
})();
