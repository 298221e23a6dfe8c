package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.function.Supplier;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.Tuning;
import modelport.ui.components.Code;
import modelport.ui.components.CodeDrawer;
import modelport.ui.shell.Here;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Tunings from a terminal. */
final class TuningCode {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(
                    _ -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private TuningCode() {}

    static CodeDrawer list(Here here, String query) {
        return new CodeDrawer(t("nav.tuning"))
                .code("curl", () -> Code.curl("GET", Code.path(here.project(), "/tunings?limit=50" + query)))
                .code(t("tuning.trainers"), () -> Code.curl("GET", "/api/v1/trainers"));
    }

    /** What is filled in, as a request. */
    static CodeDrawer start(Here here, Supplier<Optional<NewTuning>> wanted) {
        String path = Code.path(here.project(), "/tunings");
        return new CodeDrawer(t("tuning.start"))
                .code(
                        "curl",
                        () -> Code.curl(
                                "POST",
                                path,
                                wanted.get().map(JSON::writeValueAsString).orElse("{}")));
    }

    static CodeDrawer of(Here here, Tuning tuning) {
        String path = Code.path(here.project(), "/tunings/" + tuning.id());
        var drawer = new CodeDrawer(t("tuning.heading", tuning.model()))
                .code("curl", () -> Code.curl("GET", path))
                .code(t("tuning.board"), () -> Code.curl("GET", path + "/trials?order=BEST&limit=50"))
                .code(
                        t("tuning.again"),
                        () -> Code.curl(
                                "POST", Code.path(here.project(), "/tunings"), JSON.writeValueAsString(again(tuning))));
        if (tuning.winner() != null) {
            drawer.code(t("tuning.promote"), () -> Code.curl("POST", path + "/promote", "{}"));
        }
        return drawer;
    }

    /** What was asked for, on the same rows. */
    static NewTuning again(Tuning tuning) {
        return new NewTuning(
                tuning.model(),
                tuning.searches(),
                new DatasetChoice(tuning.dataset().dataset(), tuning.dataset().version()),
                tuning.columns(),
                tuning.folds(),
                tuning.metric(),
                tuning.seed(),
                tuning.threads(),
                tuning.baseline() == null ? null : Boolean.TRUE,
                tuning.budget(),
                null,
                null,
                null);
    }
}
