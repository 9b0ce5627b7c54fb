// Runs before the first paint, so that neither the theme nor the language flashes. Kept apart from the app: a file, not an inline script.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const theme = read('switchboard.theme') || 'system';
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.classList.toggle('dark', dark);
  const locale = read('switchboard.locale') || (navigator.language.startsWith('sq') ? 'sq' : 'en');
  if (locale !== 'en') {
    root.lang = locale;
    root.dataset.languagePending = '';
  }
})();
