/** What Teams sends to a bot. */

export interface TeamsActivity {
  readonly type: string;
  /** Events of the meeting have none. */
  readonly id?: string;
  readonly conversation: {
    readonly id: string;
    readonly tenantId?: string;
    readonly conversationType?: "groupChat" | "groupchat" | "personal";
    readonly isGroup?: true;
  };
  readonly [field: string]: unknown;
}
