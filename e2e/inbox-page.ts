import type { Locator, Page } from 'playwright-core';

/** The inbox as a person finds their way in it: by roles, labels and words. */
export class InboxPage {
  readonly page: Page;
  readonly url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
  }

  async logIn(email: string, password: string): Promise<void> {
    await this.page.goto(`${this.url}/login`);
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Log in' }).click();
    await this.page.waitForURL('**/inbox**');
    await this.page.getByRole('heading', { name: 'All open' }).or(this.list).first().waitFor();
  }

  get list(): Locator {
    return this.page.getByRole('list', { name: 'Inbox' });
  }

  row(text: string): Locator {
    return this.list.getByRole('button').filter({ hasText: text });
  }

  get thread(): Locator {
    return this.page.getByRole('log', { name: 'Messages' });
  }

  message(text: string): Locator {
    return this.thread.getByText(text, { exact: true });
  }

  get reply(): Locator {
    return this.page.getByRole('textbox', { name: 'Reply' });
  }

  async send(text: string): Promise<void> {
    await this.reply.fill(text);
    await this.page.getByRole('button', { name: 'Send', exact: true }).click();
  }

  async openConversation(text: string): Promise<void> {
    await this.row(text).click();
    await this.reply.waitFor();
  }

  /** Marks this very document: a reload would lose the mark. */
  async markDocument(): Promise<void> {
    await this.page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));
  }

  async wasReloaded(): Promise<boolean> {
    return this.page.evaluate(() => !('notReloaded' in globalThis));
  }
}
