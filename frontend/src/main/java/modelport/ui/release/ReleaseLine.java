package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import modelport.contract.release.Release;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import modelport.ui.components.Icon;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import modelport.ui.components.Words;
import modelport.ui.release.ReleaseListState.Row;
import modelport.ui.shell.Links;

/** One release on one line. */
final class ReleaseLine extends Box {
    ReleaseLine(Row row) {
        super(
                "div",
                "mp-release-line",
                name(row.release()),
                Chip.of(row.release().environment().value()),
                ReleaseText.badge(row.release().state()),
                rules(row),
                Box.of(
                        "mp-size",
                        Words.of(row.release().requester()),
                        Formats.when(row.release().createdAt())),
                Icon.NEXT.draw());
    }

    private static Component name(Release release) {
        var first = Box.row(
                Links.to(Links.release(release.id()), release.model().value()), Chip.version(release.version()));
        if (release.emergency()) {
            first.add(StateBadge.quiet(State.ACT, t("release.emergency")));
        }
        return Box.of(
                "mp-release-name", first, Words.of("mp-sub", release.endpoint().value()));
    }

    private static Component rules(Row row) {
        return row.review()
                .<Component>map(review -> {
                    long met =
                            review.rules().stream().filter(each -> each.met()).count();
                    String left = review.reviewUntil() == null
                            ? ""
                            : t("release.line.until", ReleaseText.left(review.reviewUntil()));
                    return Box.of(
                            "mp-size",
                            Words.of(t("release.life.rules", met, review.rules().size())),
                            Words.muted(left));
                })
                .orElseGet(() -> Words.muted("\u2013"));
    }
}
