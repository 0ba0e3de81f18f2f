// How wide a part of the page is: charts are drawn for it, so that their letters keep their size.
import { useLayoutEffect, useRef, useState } from "/assets/libraries/libraries.js";

/** Return a ref for an element, and its width, which is followed. */
export function useWidth(first = 600) {
  const ref = useRef(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const read = () => setWidth(Math.max(200, Math.round(ref.current?.clientWidth ?? first)));
    const observer = new ResizeObserver(read);
    observer.observe(ref.current);
    read();
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
