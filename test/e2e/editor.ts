import type { Locator, Page } from 'playwright-core';
import { Keyboard } from './keyboard.ts';

/** The graph of a flow, drawn with keys alone. */
export class KeyboardEditor {
  readonly #page: Page;
  readonly #keyboard: Keyboard;

  constructor(page: Page) {
    this.#page = page;
    this.#keyboard = new Keyboard(page);
  }

  /** Adds a kind of node behind the chosen one, and chooses it. */
  async add(search: string, title: string): Promise<void> {
    await this.#keyboard.leaveField();
    await this.#keyboard.key('/');
    await this.#keyboard.key('ControlOrMeta+A');
    await this.#keyboard.type(search);
    await this.#keyboard.press(this.#page.getByRole('button', { name: `Add ${title}`, exact: true }).first());
    await this.settings.getByRole('heading', { name: title }).waitFor();
  }

  /** Chooses a node by its id. */
  async find(id: string, title: string): Promise<void> {
    await this.#keyboard.leaveField();
    await this.#keyboard.key('ControlOrMeta+F');
    const dialog = this.#page.getByRole('dialog');
    await this.#keyboard.choose(dialog.getByRole('button', { name: 'Find a node' }), id);
    await dialog.waitFor({ state: 'detached' });
    await this.settings.getByRole('heading', { name: title }).waitFor();
  }

  /** Sets a parameter of the chosen node. */
  async set(label: string, value: string): Promise<void> {
    await this.#keyboard.fill(this.settings.getByLabel(label, { exact: true }), value);
  }

  /** Gives a parameter of the chosen node several values. */
  async vary(label: string, values: string): Promise<void> {
    await this.#keyboard.press(this.settings.getByRole('button', { name: `Several values of ${label}`, exact: true }));
    await this.#keyboard.tabTo(
      this.settings.getByRole('textbox', { name: `Add to ${label}`, exact: true }),
      'Shift+Tab',
    );
    await this.#keyboard.type(values);
    await this.#keyboard.key('Enter');
  }

  /** Joins the chosen node to another one. */
  async connectTo(id: string): Promise<void> {
    await this.#keyboard.press(this.settings.getByRole('button', { name: 'Connect to…' }));
    const dialog = this.#page.getByRole('dialog');
    await this.#keyboard.choose(dialog.getByRole('button', { name: /Node/ }), id);
    await this.#keyboard.press(dialog.getByRole('button', { name: 'Connect', exact: true }));
    await dialog.waitFor({ state: 'detached' });
  }

  get settings(): Locator {
    return this.#page.locator('#flow-settings');
  }
}
