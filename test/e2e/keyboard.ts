import type { Locator, Page } from 'playwright-core';

const MOST_TABS = 150;

/** A person without a mouse: what cannot be reached with keys is not reached. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses Tab until the element, or the control in it, has the focus. @throws Error when it is never reached */
  async tabTo(target: Locator, direction: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      if ((await target.and(this.#page.locator(':focus-within')).count()) > 0) return;
      await this.#page.keyboard.press(direction);
    }
    throw new Error(`${MOST_TABS} times ${direction} do not lead to ${target}`);
  }

  /** Leads to a button, link or tab and presses Enter on it. */
  async press(target: Locator, direction: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.tabTo(target, direction);
    await this.#page.keyboard.press('Enter');
  }

  /** Leads to a field, puts text in the place of what it holds, and leaves it. */
  async fill(field: Locator, text: string, direction: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.tabTo(field, direction);
    await this.#page.keyboard.press('ControlOrMeta+A');
    await this.#page.keyboard.type(text);
    await this.#page.keyboard.press('Tab');
  }

  /** Leads to a list that drops down and takes an option by its first letters. */
  async choose(list: Locator, option: string, direction: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.tabTo(list, direction);
    await this.#page.keyboard.press('Enter');
    await this.takeOption(option);
  }

  /** Takes an option of the list that is open. */
  async takeOption(option: string): Promise<void> {
    await this.#page.getByRole('option', { name: option }).first().waitFor();
    await this.#page.keyboard.type(option);
    await this.#page.keyboard.press('ArrowDown');
    await this.#page.keyboard.press('Enter');
  }

  /** Out of any field, so that single keys are commands of the page. */
  async leaveField(): Promise<void> {
    const focused = this.#page.locator(':focus');
    if ((await focused.count()) > 0) await focused.blur();
  }

  async key(name: string): Promise<void> {
    await this.#page.keyboard.press(name);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }
}
