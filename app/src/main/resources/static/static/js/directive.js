// Either side of a directive's page highlights the other while it is pointed at or focused.
(() => {
  const marks = [...document.querySelectorAll('.doc mark')];
  const cards = [...document.querySelectorAll('[data-position]')];
  const positions = (mark) => mark.dataset.obligations.match(/\d+/g) || [];
  const show = (wanted) => {
    marks.forEach((mark) => mark.classList.toggle('on', positions(mark).some((one) => wanted.includes(one))));
    cards.forEach((card) => card.classList.toggle('chosen', wanted.includes(card.dataset.position)));
  };
  marks.forEach((mark) => ['mouseenter', 'focusin'].forEach((name) => mark.addEventListener(name, () => show(positions(mark)))));
  cards.forEach((card) => ['mouseenter', 'focusin'].forEach((name) => card.addEventListener(name, () => show([card.dataset.position]))));
  const first = document.querySelector('.doc mark.on');
  if (first) {
    // The text begins with a whole line: that of the paragraph or, far down in a long one, of the words themselves.
    const text = first.closest('.doc');
    const paragraph = first.closest('p');
    const near = first.offsetTop - paragraph.offsetTop < text.clientHeight / 2;
    text.scrollTop = (near ? paragraph : first).offsetTop - text.offsetTop - 4;
  }
})();
