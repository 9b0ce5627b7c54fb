/** Each by its own name: whoever writes in it finds it, whatever language the page is in. */
export const languageNames: Readonly<Record<string, string>> = {
  en: 'English',
  sq: 'Shqip',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  it: 'Italiano',
  nl: 'Nederlands',
  pl: 'Polski',
  pt: 'Português',
  ro: 'Română',
  sr: 'Srpski',
  tr: 'Türkçe',
  el: 'Ελληνικά',
  mk: 'Македонски',
  uk: 'Українська',
};

export const languageName = (tag: string): string => languageNames[tag] ?? tag;
