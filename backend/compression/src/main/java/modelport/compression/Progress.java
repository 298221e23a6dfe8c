package modelport.compression;

import modelport.contract.Message;

/** Listens to a run, and may end it. */
public interface Progress {
    /** Listens to nothing. */
    Progress NONE = new Progress() {
        @Override
        public void at(Message step, double share) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /** What is done now, and how much of everything is done, from 0 to 1. */
    void at(Message step, double share);

    /** Asked often; once it is true, the run ends with a {@link java.util.concurrent.CancellationException}. */
    boolean isCancelled();
}
