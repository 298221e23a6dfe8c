package modelport.ui.registry;

import static modelport.ui.components.Texts.t;

import modelport.contract.registry.Model;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import modelport.ui.components.Formats;
import modelport.ui.components.Lifeline;
import modelport.ui.components.Lifeline.Station;
import modelport.ui.components.States;

/** How far a model or a version has come on the way from a file to answers. */
final class ModelLife {
    private ModelLife() {}

    static Lifeline of(Model model) {
        VersionState state = model.latestState();
        boolean serves = !model.endpoints().isEmpty();
        var line = new Lifeline()
                .station(Station.PASSED, t("life.registered"), Formats.ago(model.createdAt()))
                .station(
                        state == null ? Station.HERE : Station.PASSED,
                        t("life.uploaded"),
                        state == null ? t("life.next") : "v" + model.latest());
        line.station(checked(state), t("life.checked"), state == null ? "" : States.word(state));
        boolean next = !serves && state == VersionState.READY;
        return line.station(
                serves ? Station.PASSED : next ? Station.HERE : Station.AHEAD,
                t("life.serves"),
                serves ? String.join(", ", model.endpoints()) : next ? t("life.next") : "");
    }

    static Lifeline of(Version version) {
        boolean serves = !version.endpoints().isEmpty();
        boolean next = !serves && version.runs();
        return new Lifeline()
                .station(Station.PASSED, t("life.uploaded"), Formats.ago(version.createdAt()))
                .station(checked(version.state()), t("life.checked"), States.word(version.state()))
                .station(
                        serves ? Station.PASSED : next ? Station.HERE : Station.AHEAD,
                        t("life.serves"),
                        serves ? String.join(", ", version.endpoints()) : next ? t("life.next") : "");
    }

    private static Station checked(@org.jspecify.annotations.Nullable VersionState state) {
        return switch (state) {
            case null -> Station.AHEAD;
            case IMPORTING -> Station.HERE;
            case READY, ARCHIVED -> Station.PASSED;
            case REJECTED, FAILED -> Station.FAILED;
        };
    }
}
