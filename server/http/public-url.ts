let url = 'http://localhost:4000';

/** Where people reach this server: in mails, links and cookies. Known once the port is. */
export function setPublicUrl(value: string): void {
  url = value;
}

export function publicUrl(): string {
  return url;
}
