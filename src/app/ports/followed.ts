/** Who is reminded of what. */
export interface FollowedStore {
  /** Those who are reminded of tiltak in an entry. */
  of(entryId: string): Promise<readonly { readonly followerId: string; readonly tiltakId: string }[]>;
}
