/** Which store's API, and who asks. */
export interface VendorAccess {
  /** With its version, without a slash at the end: `https://api.jumpseller.com/v1`. */
  url: string
  login: string
  authtoken: string
}
