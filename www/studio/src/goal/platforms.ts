/** What people call the platforms that may hear of a goal. */
export const PLATFORMS = { meta: "Meta", tiktok: "TikTok" } as const;
