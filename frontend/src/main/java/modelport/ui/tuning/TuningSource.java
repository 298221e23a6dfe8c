package modelport.ui.tuning;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.TrialOrder;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** Reads a tuning with its best settings: as many as somebody may look through, and as a picture can be drawn of. */
record TuningSource(Here here) {
    private static final int PAGES = 5;

    Race read(UUID id) {
        var tunings = here.modelport().tunings();
        var tuning = tunings.get(here.project(), id);
        List<Trial> trials = new ArrayList<>();
        @Nullable String after = null;
        for (int i = 0; i < PAGES; i++) {
            Page<Trial> page = tunings.trials(
                    here.project(), id, TrialOrder.BEST, new PageRequest(PageRequest.MAX_LIMIT, after, null));
            trials.addAll(page.items());
            after = page.next();
            if (after == null) {
                break;
            }
        }
        return new Race(tuning, trials, after == null, tunings.responses(here.project(), id));
    }
}
