import { useEffect, useState } from 'react';

const REST_MS = 300;

/** A value once it has not changed for a moment, so that not every key pressed asks the API. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
