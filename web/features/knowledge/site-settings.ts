import type { AppError } from '@/lib/graphql/app-error';
import type { Translate } from '@/lib/i18n/translate';

/** One path a line. */
function readPaths(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

export function checkPaths(t: Translate, text: string): string | undefined {
  return readPaths(text).every((path) => path.startsWith('/')) ? undefined : t('knowledge.pathSlash');
}

type Typed = { maxPages: string; includePaths: string; excludePaths: string };

/** What is not given is left to the server. */
export function siteSettings({ maxPages, includePaths, excludePaths }: Typed): Record<string, unknown> {
  const [include, exclude] = [readPaths(includePaths), readPaths(excludePaths)];
  return {
    ...(maxPages.trim() && { maxPages: Number(maxPages) }),
    ...(include.length > 0 && { includePaths: include }),
    ...(exclude.length > 0 && { excludePaths: exclude }),
  };
}

/** The server names `settings.includePaths.0`; the form has one field for all of them. */
export function inSiteFields(error: AppError): AppError {
  const fields = error.fields.map(({ path, message }) => ({
    path: path.startsWith('settings.') ? (path.split('.')[1] ?? path) : path,
    message,
  }));
  return { ...error, fields };
}
