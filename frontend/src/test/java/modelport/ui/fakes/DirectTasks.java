package modelport.ui.fakes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import modelport.ui.components.Tasks;

/** Runs work at once on the page's own thread; what shall start later waits until the test lets time pass. */
public final class DirectTasks implements Tasks {
    private final Queue<Runnable> later = new ArrayDeque<>();

    @Override
    public void start(Runnable work) {
        work.run();
    }

    @Override
    public void start(Duration delay, Runnable work) {
        later.add(work);
    }

    /** Starts everything that has been waiting until now. */
    public void elapse() {
        for (int waiting = later.size(); waiting > 0; waiting--) {
            later.remove().run();
        }
    }
}
