package modelport.ui.compression;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import modelport.contract.compression.Compression;
import modelport.contract.compression.RecommendedCandidate.Kind;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.Words;
import modelport.ui.shell.Links;

/** One search on one line. */
final class CompressionLine extends Box {
    CompressionLine(Compression search) {
        super(
                "div",
                "mp-compression-line",
                name(search),
                CompressionText.badge(search.state()),
                tried(new Study(search)),
                found(new Study(search)),
                Box.of("mp-size", Words.of(search.createdBy()), Formats.when(search.createdAt())),
                Icon.NEXT.draw());
    }

    private static Component name(Compression search) {
        String rows = search.evaluation().dataset() + " v" + search.evaluation().version();
        return Box.of(
                "mp-model-name",
                Box.of("mp-task", Icon.COMPRESS.draw()),
                Box.stack(
                        Box.row(
                                Links.to(
                                        Links.compression(search.id()),
                                        search.model().value()),
                                Chip.version(search.version())),
                        Box.of("mp-sub", Words.of(t("compression.measuredOn", rows)))));
    }

    private static Component tried(Study study) {
        int all = study.search().candidates().size();
        return Box.of(
                "mp-size",
                Words.number(t("compression.tried", study.tried(), all)),
                Words.muted(t("compression.measured", study.points().size())));
    }

    private static Component found(Study study) {
        return study.pick()
                .<Component>map(pick -> Box.of(
                        "mp-size",
                        Words.strong(pick.recipe()),
                        Words.of(
                                "mp-muted mp-number",
                                t(
                                        "compression.threefold",
                                        CompressionText.percent(pick.size()),
                                        CompressionText.loss(pick.loss(), study.metric()),
                                        CompressionText.percent(pick.time())))))
                .orElseGet(() -> Words.muted(none(study)));
    }

    private static String none(Study study) {
        boolean keep = study.recommended()
                .filter(each -> each.kind() == Kind.KEEP_PARENT)
                .isPresent();
        return keep ? t("compression.keepParent", "v" + study.search().version()) : "\u2013";
    }
}
