// The id of one press of a button, which stays the same until the answer to it is known.
/** The press that stays the same until its answer is known. It may outlive the page. */
export interface PendingRequest {
  current: string | null;
}
