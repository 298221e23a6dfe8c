package modelport.server.monitoring;

/** What a later feature does when an alert opens, in the transaction that opens it. */
public interface AlertHook {
    /**
     * Also called when an open alert turns out to be about more: it was about broken values, and is about drift now.
     */
    void opened(OpenedAlert alert);
}
