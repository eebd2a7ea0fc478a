/** The looks that a picture can have. */
export const pictureThemes = ["light", "dark"] as const;
export type PictureTheme = (typeof pictureThemes)[number];

const light = {
  canvas: "#f6f7f9",
  "surface-1": "#ffffff",
  "surface-2": "#f2f4f7",
  "surface-3": "#e6e9ee",
  "line-strong": "#b9c0cb",
  text: "#1b1f27",
  "text-soft": "#4a5261",
  "text-faint": "#5c6575",
  warn: "#8f5a00",
  "warn-soft": "#fdf1d9",
  "type-boolean": "#b3257f",
  "type-number": "#0b7285",
  "type-text": "#8a5a00",
  "type-choice": "#6f42c1",
  "type-color": "#c2410c",
  "type-record": "#3f6212",
  "type-device": "#1d4ed8",
  "type-event": "#4a5261",
  "type-any": "#5c6575",
} as const;

/** Colours by the names of the editor's tokens (src/ui/tokens.css), which a page knows and a picture file does not. */
export type PictureColors = Readonly<Record<keyof typeof light, string>>;

export const pictureColors: Readonly<Record<PictureTheme, PictureColors>> = {
  light,
  dark: {
    canvas: "#16181d",
    "surface-1": "#1e2127",
    "surface-2": "#252931",
    "surface-3": "#30353f",
    "line-strong": "#555d6b",
    text: "#e7eaf0",
    "text-soft": "#b8bfcb",
    "text-faint": "#979fae",
    warn: "#e5b454",
    "warn-soft": "#3a2f18",
    "type-boolean": "#f27ac2",
    "type-number": "#3fc1d6",
    "type-text": "#e0ac4f",
    "type-choice": "#b69af3",
    "type-color": "#ff9a62",
    "type-record": "#9bc25a",
    "type-device": "#7ba7ff",
    "type-event": "#b8bfcb",
    "type-any": "#979fae",
  },
};

/** The editor's fonts, as far as a picture file can name them. */
export const pictureFont = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif';
