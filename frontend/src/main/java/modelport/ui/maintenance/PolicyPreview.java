package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import modelport.ui.components.Section;
import modelport.ui.components.Words;
import modelport.ui.tuning.SearchSize;

/** What a policy that is being written would do, in words and at most how much. */
final class PolicyPreview extends Box {
    private final Box words = Box.of("mp-stack mp-care-preview").attribute("aria-live", "polite");

    PolicyPreview() {
        super("aside", "mp-policy-preview");
        attribute("aria-label", t("maintenance.preview"));
        add(new Section(t("maintenance.preview"), words).explained(t("maintenance.preview.explain")));
    }

    void write(Optional<NewMaintenancePolicy> policy, Optional<SearchSize> size) {
        if (policy.isEmpty()) {
            words.show(Words.tag("p", "mp-muted", t("maintenance.preview.none")));
            return;
        }
        NewMaintenancePolicy written = policy.get();
        words.show(
                paragraph(
                        t("maintenance.when"),
                        written.enabled()
                                ? PolicyText.triggers(written.triggers())
                                : t("maintenance.preview.disabled")),
                paragraph(t("maintenance.then"), PolicyText.work(written)),
                paragraph(t("maintenance.atMost"), PolicyText.budget(written)),
                paragraph(t("maintenance.preview.week"), week(written, size)));
    }

    private static String week(NewMaintenancePolicy written, Optional<SearchSize> size) {
        int cases = written.budget().perWeek();
        long minutes = (long) cases * written.tuning().minutes();
        return size.map(each ->
                        t("maintenance.preview.fits", Formats.count(cases * each.fits()), Formats.count(minutes)))
                .orElseGet(() -> t("maintenance.preview.minutes", Formats.count(minutes)));
    }

    private static Component paragraph(String name, String text) {
        return Box.of("mp-pair", Words.plain("h3", "", name), Words.tag("p", "", text));
    }
}
