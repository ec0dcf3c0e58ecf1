// The request id of one press of a button. It stays the same until the answer is known, also if the page is left
// meanwhile.
export interface PendingRequest {
  current: string | null;
}
