export type Page = { url: string; status: number; text: string };

type Options = {
  form?: Record<string, string>;
  /** The address at which to stop before asking for it. */
  until?: (url: URL) => boolean;
};

const redirectsMax = 20;

/** Follows redirects and keeps cookies, as a browser does, without showing anything. */
export class Browser {
  readonly cookies = new Map<string, Map<string, string>>();

  #jar(url: URL): Map<string, string> {
    const jar = this.cookies.get(url.host) ?? new Map<string, string>();
    this.cookies.set(url.host, jar);
    return jar;
  }

  cookie(url: string, name: string): string | undefined {
    return this.#jar(new URL(url)).get(name);
  }

  setCookie(url: string, name: string, value: string): void {
    this.#jar(new URL(url)).set(name, value);
  }

  async visit(address: string, { form, until = () => false }: Options = {}): Promise<Page> {
    let url = new URL(address);
    let body = form && new URLSearchParams(form);
    for (let hops = 0; hops < redirectsMax; hops++) {
      if (until(url)) return { url: url.href, status: 0, text: '' };
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: [...this.#jar(url)].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(body && { method: 'POST', body }),
      });
      this.#keep(url, response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (!location) return { url: url.href, status: response.status, text: await response.text() };
      url = new URL(location, url);
      body = undefined;
    }
    throw new Error(`more than ${redirectsMax} redirects, the last to ${url.href}`);
  }

  #keep(url: URL, lines: string[]): void {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const expires = /expires=([^;]+)/i.exec(line)?.[1];
      const isGone = /max-age=0(;|$)/i.test(line) || (expires !== undefined && new Date(expires) < new Date());
      if (isGone) this.#jar(url).delete(name);
      else this.#jar(url).set(name, value);
    }
  }
}
