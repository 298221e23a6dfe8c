package modelport.server.jobs.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import modelport.contract.Message;
import modelport.server.database.Json;
import modelport.server.jobs.ChildTask;

/** What a child's task says, on its way to the parent; belongs to the thread of the task. */
final class ChildReport implements ChildTask.Report {
    private static final Message WAITING = Message.of("jobs.waiting-for-quiet");
    private static final Answer.Progress NOTHING_YET = new Answer.Progress(0, Message.of("jobs.begins"));

    private final Path folder;
    private final Quiet quiet;
    private final Consumer<Answer> answers;
    private Answer.Progress last = NOTHING_YET;

    ChildReport(Path folder, Quiet quiet, Consumer<Answer> answers) {
        this.folder = folder;
        this.quiet = quiet;
        this.answers = answers;
    }

    /** Waits until nobody measures. */
    void begin() throws IOException {
        quiet.work(this::waiting);
    }

    @Override
    public synchronized void progress(double done, Message step) {
        last = new Answer.Progress(done, step);
        answers.accept(last);
    }

    @Override
    public void log(String text) {
        answers.accept(new Answer.Log(text));
    }

    @Override
    public void partial(Object found) {
        answers.accept(new Answer.Partial(Json.MAPPER.valueToTree(found)));
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public <T> T quietly(Callable<T> measuring) throws Exception {
        quiet.measure(this::waiting);
        try {
            answers.accept(last);
            return measuring.call();
        } finally {
            quiet.work(this::waiting);
        }
    }

    private synchronized void waiting() {
        answers.accept(new Answer.Progress(last.done(), WAITING));
    }
}
