// @ts-nocheck Runs in a browser, whose types are not those of what runs here.

/** Runs in the page that is measured, before any of its own scripts. */
export function watchPage() {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  const LIMIT_MS = 60_000;

  /** Settles with the time since the page's start when so many elements have been painted. */
  async function drawn(selector, count) {
    for (;;) {
      const found = document.querySelectorAll(selector).length;
      if (found >= count) break;
      if (performance.now() > LIMIT_MS)
        throw new Error(`${location.href} shows ${found} of ${count} ${selector}: ${document.body.innerText}`);
      await nextFrame();
    }
    // The frame after the one they were found in begins when they are painted.
    await nextFrame();
    return performance.now();
  }

  const TWO_FRAMES = 34;

  /** Notes when frames begin. */
  const frames = {
    start() {
      this.times = [];
      this.longTasks = 0;
      this.observer = new PerformanceObserver((list) => {
        this.longTasks += list.getEntries().length;
      });
      this.observer.observe({ type: 'longtask' });
      const note = (time) => {
        this.times.push(time);
        this.next = requestAnimationFrame(note);
      };
      this.next = requestAnimationFrame(note);
    },
    stop() {
      cancelAnimationFrame(this.next);
      this.longTasks += this.observer.takeRecords().length;
      this.observer.disconnect();
      const spans = this.times.slice(1).map((time, index) => time - this.times[index]);
      const whole = spans.reduce((sum, span) => sum + span, 0);
      return {
        rate: (spans.length * 1000) / whole,
        long: spans.filter((span) => span > TWO_FRAMES).length,
        longest: Math.max(...spans),
        longTasks: this.longTasks,
      };
    },
  };

  /** Notes which nodes of a canvas are drawn anew, for each time that anything of the canvas is. */
  const nodes = {
    start() {
      this.draws = [];
      this.observer = new MutationObserver((changes) => {
        const changed = new Set(changes.map(({ target }) => nodeOf(target)));
        changed.delete(null);
        if (changed.size > 0) this.draws.push(changed.size);
      });
      const within = document.querySelector('.react-flow__nodes');
      this.observer.observe(within, { subtree: true, childList: true, characterData: true, attributes: true });
    },
    stop() {
      this.observer.disconnect();
      return this.draws;
    },
  };

  function nodeOf(target) {
    const element = target instanceof Element ? target : target.parentElement;
    return element?.closest('.react-flow__node')?.dataset.id ?? null;
  }

  /** Notes frames without a page, and how far things jump, between two pages. */
  const pages = {
    start() {
      this.blank = 0;
      this.shift = 0;
      this.observer = new PerformanceObserver((list) => this.add(list.getEntries()));
      this.observer.observe({ type: 'layout-shift' });
      const note = () => {
        const title = document.querySelector('main h1');
        if (title === null || title.getBoundingClientRect().height === 0) this.blank += 1;
        this.next = requestAnimationFrame(note);
      };
      this.next = requestAnimationFrame(note);
    },
    add(entries) {
      for (const { value } of entries) this.shift += value;
    },
    stop() {
      cancelAnimationFrame(this.next);
      this.add(this.observer.takeRecords());
      this.observer.disconnect();
      return { blank: this.blank, shift: this.shift };
    },
  };

  window.bench = { drawn, frames, nodes, pages };
}
