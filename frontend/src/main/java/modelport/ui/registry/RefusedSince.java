package modelport.ui.registry;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import modelport.ui.components.Problems;

/** That a version once became ready, and that a newer scan of its files thinks otherwise. */
final class RefusedSince {
    private RefusedSince() {}

    static Optional<Component> of(Version version) {
        if (version.state() != VersionState.READY && version.state() != VersionState.ARCHIVED) {
            return Optional.empty();
        }
        return version.files().stream()
                .filter(file -> file.verdict() == Verdict.REFUSED)
                .findFirst()
                .map(file -> Problems.box(
                        t("version.refusedSince", file.path(), file.reason() == null ? "" : say(file.reason()))));
    }
}
