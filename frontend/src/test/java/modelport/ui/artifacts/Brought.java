package modelport.ui.artifacts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.ui.artifacts.Uploader.Picked;
import modelport.ui.fakes.FakeUploads;

/** What a browser would tell about files that somebody brings. */
public final class Brought {
    private Brought() {}

    /** They were chosen, and are on their way. */
    public static void pick(Arrivals files, String... names) {
        files.picked(Stream.of(names)
                .map(name -> new Picked(name, name, 10, Optional.empty()))
                .toList());
    }

    /** It is here as a whole. */
    public static void arrive(Arrivals files, FakeUploads uploads, String name) {
        files.picked(List.of(new Picked(name, name, 10, Optional.of(uploads.here(name)))));
        files.finished(name, uploads.last());
    }
}
