// Signs of the tools, as strokes: fonts differ in what signs they have.
const strokes = {
  undo: "M6 5 3 8l3 3M3 8h7a4 4 0 0 1 0 8H7",
  fit: "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
  zoomIn: "M10 4v12M4 10h12",
  zoomOut: "M4 10h12",
  path: "M5 15a2 2 0 1 0 0-.01M15 5a2 2 0 1 0 0-.01M6.5 13.5l7-7",
  copyLink: "M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1",
  clear: "M5 5l10 10M15 5 5 15",
};

export type Sign = keyof typeof strokes;

export const Icon = ({ sign }: { sign: Sign }) => (
  <svg class="icon" width="18" height="18" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
    <path d={strokes[sign]} />
  </svg>
);
