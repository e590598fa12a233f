// While the database is away: asks every two seconds whether it is back, then goes on where the person was.
(() => {
  const again = document.querySelector('[data-again]');
  const ask = async () => {
    try {
      const health = await fetch('/health', {cache: 'no-store'});
      if (health.ok) {
        if (again instanceof HTMLFormElement) {
          again.requestSubmit();
        } else {
          location.reload();
        }
        return;
      }
    } catch {
      // The line itself is gone: ask again.
    }
    setTimeout(ask, 2000);
  };
  if (again) {
    setTimeout(ask, 2000);
  }
})();
