package modelport.ui.release;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Optional;
import modelport.contract.release.Decision;
import modelport.contract.release.ReleaseLook;
import modelport.contract.release.Verdict;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Section;
import modelport.ui.components.Words;

/** What changed since the visitor looked last: field by field, what was said meanwhile, and what became void. */
final class ChangesSection {
    private final boolean first;
    private final ReleaseLook before;
    private final Reviewed reviewed;

    ChangesSection(boolean first, ReleaseLook before, Reviewed reviewed) {
        this.first = first;
        this.before = before;
        this.reviewed = reviewed;
    }

    /** Nothing, where there is nothing to say. */
    Component part() {
        List<Difference> differences = Difference.between(before, reviewed.review());
        long said = said();
        Optional<Decision> mine = voided();
        if (differences.isEmpty() && said == 0 && mine.isEmpty()) {
            return first
                    ? Box.of("mp-none")
                    : Words.tag("p", "mp-explain", t("release.changes.none", Formats.ago(before.at())));
        }
        var section = new Section(t(first ? "release.changes.watching" : "release.changes"))
                .explained(t("release.changes.since", Formats.ago(before.at())));
        mine.ifPresent(each -> section.add(Words.tag(
                "p",
                "mp-warning",
                t("release.changes.voided", Formats.ago(each.at()), Formats.digest(each.digest())))));
        if (!differences.isEmpty()) {
            section.add(ChangesView.of(differences));
        }
        if (said > 0) {
            section.add(Words.tag("p", "mp-explain", t("release.changes.said", said)));
        }
        return section;
    }

    private long said() {
        long all = reviewed.review().decisions().size() - (long) before.decisions();
        long own = reviewed.review().decisions().stream()
                .filter(each -> each.actor().equals(reviewed.me()) && each.at().isAfter(before.at()))
                .count();
        return Math.max(0, all - own);
    }

    /** The visitor's approval of the release as it was. */
    private Optional<Decision> voided() {
        boolean again = reviewed.current().stream()
                .anyMatch(each ->
                        each.verdict() == Verdict.APPROVE && each.actor().equals(reviewed.me()));
        return again
                ? Optional.empty()
                : reviewed.review().decisions().stream()
                        .filter(each -> !each.current()
                                && each.verdict() == Verdict.APPROVE
                                && each.actor().equals(reviewed.me()))
                        .reduce((one, later) -> later);
    }
}
