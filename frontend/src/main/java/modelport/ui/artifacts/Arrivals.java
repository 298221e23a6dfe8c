package modelport.ui.artifacts;

import static modelport.ui.components.Texts.t;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.artifacts.NewUpload;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Problems;
import modelport.ui.shell.Here;

/** Files on their way to the platform: each is announced when it was chosen, and counted when it is there. */
public final class Arrivals extends Box implements Uploader.Listener {
    private static final int FILES_MOST = 500;

    final UploadState state;
    private final Uploader uploader;
    private final Here here;
    private final Runnable chosen;
    private final Runnable changed;

    /** Calls {@code chosen} when there are more files, and {@code changed} whenever something happened to one. */
    private Arrivals(Here here, Uploader.Kind kind, int most, Runnable chosen, Runnable changed) {
        super("div", "");
        this.here = here;
        this.chosen = chosen;
        this.changed = changed;
        state = new UploadState(most);
        uploader = new Uploader(here.project().value(), kind, this);
        add(uploader);
    }

    /** The files of a model. */
    public static Arrivals ofModel(Here here, Runnable chosen, Runnable changed) {
        return new Arrivals(here, Uploader.Kind.MODEL, FILES_MOST, chosen, changed);
    }

    /** The one file of a table. */
    public static Arrivals ofTable(Here here, Runnable chosen, Runnable changed) {
        return new Arrivals(here, Uploader.Kind.TABLE, 1, chosen, changed);
    }

    /** Writes its words in the present language. */
    public void write() {
        uploader.write();
    }

    /** The files were used: nothing of them is to be resumed, and none is to be added. */
    public void close() {
        uploader.close();
    }

    public boolean isEmpty() {
        return state.isEmpty();
    }

    /** Whether all that was chosen has arrived. */
    public boolean isComplete() {
        return state.isComplete();
    }

    /** How many are still on their way, or did not make it. */
    public long missing() {
        return state.missing();
    }

    /** In the order in which they were chosen. */
    public List<UUID> uploads() {
        return state.uploads();
    }

    /** A name that the first file suggests; none where it says nothing. */
    public Optional<String> suggestion() {
        return state.suggestion();
    }

    /** How many there are, and how large; empty without any. */
    public String summary() {
        return state.isEmpty() ? "" : t("upload.count", state.count(), Formats.bytes(state.bytes()));
    }

    @Override
    public void picked(List<Uploader.Picked> files) {
        files.forEach(this::take);
        chosen.run();
        changed.run();
    }

    @Override
    public void finished(String key, UUID upload) {
        state.finished(key, upload);
        changed.run();
    }

    @Override
    public void failed(String key) {
        state.failed(key);
        changed.run();
    }

    @Override
    public void removed(String key) {
        state.removed(key);
        changed.run();
    }

    @Override
    public void expired(String key) {
        state.again(key).ifPresent(this::announce);
        changed.run();
    }

    private void take(Uploader.Picked file) {
        Optional<UploadState.Refusal> refusal = state.offer(file);
        if (refusal.isPresent()) {
            uploader.refuse(file.key(), t("file.refused." + refusal.get(), state.most()));
        } else if (file.begun().isEmpty()) {
            announce(file);
        }
    }

    private void announce(Uploader.Picked file) {
        try {
            uploader.go(
                    file.key(),
                    here.modelport().uploads().announce(here.project(), new NewUpload(file.name(), file.size(), null)));
        } catch (RuntimeException e) {
            state.failed(file.key());
            uploader.refuse(file.key(), Problems.text(e));
        }
    }
}
