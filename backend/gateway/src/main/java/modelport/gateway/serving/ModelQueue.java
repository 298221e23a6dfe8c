package modelport.gateway.serving;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * First come, first served, and together with whoever fits: a free worker takes the oldest job and as many of the same
 * bucket as are there already. It never waits for more of them to come.
 */
final class ModelQueue {
    /** How far a worker looks past jobs of other buckets. */
    private static final int LOOK_AHEAD = 256;

    private final CostModel cost;
    private final BatchLimit limit;
    private final int workers;
    private final long maxWaitNanos;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private double waitingUnits;
    private int waitingRows;
    private boolean closed;

    /**
     * What may run together.
     *
     * @param rows at most
     * @param units at most, unless one job alone has more
     */
    record BatchLimit(int rows, double units) {}

    ModelQueue(CostModel cost, BatchLimit limit, int workers, long maxWaitNanos) {
        this.cost = cost;
        this.limit = limit;
        this.workers = workers;
        this.maxWaitNanos = maxWaitNanos;
    }

    /** Lets jobs in, all or none: none if those that wait already take too long. */
    boolean offer(List<Job> jobs) {
        lock.lock();
        try {
            if (closed || (!waiting.isEmpty() && estimatedWait() > maxWaitNanos)) {
                return false;
            }
            jobs.forEach(this::add);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets a part in whose request was let in before. */
    void follow(Job job) {
        lock.lock();
        try {
            add(job);
        } finally {
            lock.unlock();
        }
    }

    private void add(Job job) {
        waiting.addLast(job);
        waitingUnits += job.units();
        waitingRows += job.rows();
        changed.signal();
    }

    /** Waits for the next batch; empty when the queue is closed and nothing is left. */
    List<Job> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                if (closed) {
                    return List.of();
                }
                changed.await();
            }
            return batch();
        } finally {
            lock.unlock();
        }
    }

    /** What waits is still served; nothing more gets in. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long estimatedWait() {
        double batches = Math.ceil((double) waitingRows / limit.rows());
        return cost.estimate(waitingUnits, batches) / workers;
    }

    private List<Job> batch() {
        var batch = new ArrayList<Job>();
        Job first = waiting.removeFirst();
        batch.add(first);
        int rows = first.rows();
        double units = first.units();
        int looked = 0;
        Iterator<Job> others = waiting.iterator();
        while (others.hasNext() && rows < limit.rows() && looked++ < LOOK_AHEAD) {
            Job job = others.next();
            boolean fits = job.bucket() == first.bucket()
                    && rows + job.rows() <= limit.rows()
                    && units + job.units() <= limit.units();
            if (fits) {
                others.remove();
                batch.add(job);
                rows += job.rows();
                units += job.units();
            }
        }
        waitingRows -= rows;
        waitingUnits = waiting.isEmpty() ? 0 : waitingUnits - units;
        return batch;
    }
}
