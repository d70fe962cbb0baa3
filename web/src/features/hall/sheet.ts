/** The shade behind a sheet closes it by a tap; it is no button, the sheet has one of its own. */
export const shade: object = { role: undefined, tabindex: undefined }
