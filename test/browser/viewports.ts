/** The windows that a page is looked at in, in CSS pixels. */
export const viewports = {
  phone: { width: 360, height: 740 },
  laptop: { width: 1280, height: 800 },
  wide: { width: 1920, height: 1080 },
} as const
