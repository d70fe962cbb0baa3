package shaopao.notices;

/** Where a delivery stands. */
enum DeliveryState {
    /** Due now or later. */
    QUEUED,
    /** Waits for the daily summary. */
    HELD,
    /** Travels within a daily summary and shares its fate. */
    BUNDLED,
    /** The provider has taken it. */
    SENT,
    /** It has arrived. */
    DELIVERED,
    /** Given up: refused, tried too often, or returned by the provider. */
    FAILED,
    /** Given up: its time was over before it arrived. */
    EXPIRED,
    /** Not needed any more: read before, or the person cannot be reached this way. */
    SKIPPED
}
