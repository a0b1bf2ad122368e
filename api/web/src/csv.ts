// Rows as a file for spreadsheets.
const cell = (v: unknown) => {
  const s = String(v ?? "");
  const safe = /^[=+\-@\t\r]/.test(s) && Number.isNaN(Number(s)) ? "'" + s : s; // a spreadsheet must not run it
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** csv is rows as RFC 4180, with a byte order mark so that Excel reads Chinese. */
export const csv = (columns: string[], rows: unknown[][]) =>
  "\ufeff" + [columns, ...rows].map((r) => r.map(cell).join(",")).join("\r\n") + "\r\n";
