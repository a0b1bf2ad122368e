// The width that an element has, followed as it changes.
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** useWidth is the element's width in pixels, 0 before it is known. */
export function useWidth(box: RefObject<HTMLElement>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([e]) => setWidth(Math.round(e!.contentRect.width)));
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  return width;
}
