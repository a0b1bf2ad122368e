// One colour a class, told apart also by people who do not see red and green
// alike; each has at least 4.5:1 against the page's background.
export const colours: Record<string, string> = {
  Enterprise: "#b3400a",
  Project: "#1d4ed8",
  Facility: "#4338ca",
  Zone: "#0f766e",
  Industry: "#7e22ce",
  Place: "#4d6b0a",
  Government: "#7a4b00",
  Event: "#be185d",
  Policy: "#475569",
  Platform: "#0369a1",
  Person: "#525252",
};

export const colour = (name: string) => colours[name] ?? "#525252";
