// A short message that the page shows, and reads out, for a moment.
import { signal } from "@preact/signals";

const noticed = signal("");
let clearing = 0;
const long = 4000; // milliseconds

export function notice(text: string) {
  noticed.value = text;
  clearTimeout(clearing);
  clearing = window.setTimeout(() => (noticed.value = ""), long);
}

export const Notice = () => (
  <div class={"notice" + (noticed.value ? " shown" : "")} role="status">
    {noticed.value}
  </div>
);
