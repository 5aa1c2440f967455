import { type RefObject, useEffect, useRef, useState } from 'react';

const BEFORE_LAYOUT = 480;

/** The width in pixels of an element, followed as it changes. */
export function useWidth<Shown extends HTMLElement>(): [RefObject<Shown | null>, number] {
  const element = useRef<Shown>(null);
  const [width, setWidth] = useState(BEFORE_LAYOUT);
  useEffect(() => {
    if (element.current === null || !('ResizeObserver' in window)) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.max(1, entry.contentRect.width)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
